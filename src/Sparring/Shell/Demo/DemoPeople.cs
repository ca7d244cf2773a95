using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;

namespace Sparring.Shell.Demo;

/// <summary>The people of the programme's file: where they work, and what they are in the programme.</summary>
public sealed class DemoPeople(DemoStore store, Ids ids)
{
    public async Task LoadAsync(Tx tx, TenantId tenant, ProgrammeId programme, string folder)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "people.csv"), tx.Cancel);
        foreach (var cells in lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';')))
        {
            var person = new PersonId(ids.Next());
            await store.InsertPersonAsync(tx, new(tenant, person, cells[0], cells[1], cells[7], cells[2]));
            if (cells[3].Length > 0)
            {
                var department = new DemoStore.Department(tenant, ids.Next(), cells[3], cells[4]);
                await store.EmployAsync(tx, department, person, CodeOf("level-", LeadershipLevel.Codes, cells[5]), cells[6]);
            }

            foreach (var role in cells[9].Split(", "))
            {
                await store.GiveRoleAsync(tx, programme, person, CodeOf("role-", Roles.Codes, role));
            }
        }
    }

    // The file says "Deltager" and "Direktør", as the lists of people do.
    private static string CodeOf(string prefix, IReadOnlyList<string> codes, string word)
    {
        var texts = RoomTexts.Of<PersonCard>();
        return codes.FirstOrDefault(code => string.Equals(texts.In("da", prefix + code), word, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"The people of the demo have the unknown word '{word}'.");
    }
}
