namespace Sparring.Tests.Architecture;

/// <summary>Every room tells in at most 25 lines what it is.</summary>
public static class RoomReadmes
{
    private const int Longest = 25;

    public static IReadOnlyList<string> Faults(IEnumerable<string> rooms, IReadOnlyCollection<SourceFile> files) =>
        [
            .. rooms
                .Select(room =>
                    (room, readme: files.FirstOrDefault(file => file.Path == $"src/Sparring/Rooms/{room}/README.md"))
                )
                .Where(found => found.readme is null || found.readme.Lines.Count > Longest)
                .Select(found =>
                    found.readme is null
                        ? $"{found.room} has no README.md"
                        : $"the README.md of {found.room} is longer than {Longest} lines"
                ),
        ];
}
