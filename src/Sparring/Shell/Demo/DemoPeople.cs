using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;

namespace Sparring.Shell.Demo;

/// <summary>The people of the programme's file, and what they are in the programme from its first day.</summary>
public sealed class DemoPeople(DemoStore store, IPeopleFiles files)
{
    private const string Name = "people.csv";

    public async Task LoadAsync(Tx tx, ProgrammeId programme, string folder)
    {
        await using var file = File.OpenRead(Path.Combine(folder, Name));
        var read = await files.ImportAsync(tx, Name, file);
        if (read is not PeopleFileImport.Read { Faults: [] })
        {
            throw new InvalidDataException($"The people of the demo cannot be read: {read}");
        }

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, Name), tx.Cancel);
        foreach (var cells in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';')))
        {
            foreach (var role in cells[^1].Split(", "))
            {
                await store.GiveRoleAsync(tx, programme, cells[0], CodeOf(role));
            }
        }
    }

    // The file says "Deltager" and "Direktørgruppen", as the lists of people do.
    private static string CodeOf(string word) =>
        Roles.Codes.FirstOrDefault(code => RoomTexts.Of<PersonCard>().In("da", "role-" + code) == word)
        ?? throw new InvalidDataException($"The people of the demo have the unknown role '{word}'.");
}
