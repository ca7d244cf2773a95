using System.Globalization;
using System.Text;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>A list of groups as a file holds it: a group of persons' numbers in each row, or one person in each row.</summary>
public sealed record GroupList(IReadOnlyList<GroupList.Seat> Seats)
{
    private static readonly string[] ListNames = ["list", "liste"];
    private static readonly string[] GroupNames = ["group", "gruppe", "nr", "nummer"];
    private static readonly string[] MemberNames =
    [
        "members",
        "member",
        "person",
        "medlemmer",
        "medlem",
        "deltagere",
        "deltager",
        "e-mail",
        "email",
        "mail",
    ];

    /// <summary>One person's place in the list.</summary>
    public sealed record Seat(int Line, int Group, string Number);

    /// <summary>Reads a file and adds all its faults at once. Of several lists in one file the named one counts.</summary>
    public static GroupList Read(string file, byte[] content, string? list, ICollection<FileFault> faults)
    {
        var texts = RoomTexts.Of<GroupList>();
        if (content.Length == 0 || content.Contains((byte)0))
        {
            faults.Add(new FileFault(file, 1, texts["faultNotText"], texts["expectText"]));
            return new GroupList([]);
        }

        var csv = CsvRows.Of(Decode(content));
        if (Header(csv) is not { Group: >= 0, Members: >= 0 } header)
        {
            faults.Add(new FileFault(file, 1, texts["faultColumns"], texts["expectColumns"]));
            return new GroupList([]);
        }

        return OfRows(file, [.. csv.Skip(1).Select(header.Of)], list, faults);
    }

    private static GroupList OfRows(string file, List<Row> rows, string? list, ICollection<FileFault> faults)
    {
        var texts = RoomTexts.Of<GroupList>();
        var lists = rows.Select(row => row.List)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (list is null && lists.Count > 1)
        {
            faults.Add(
                new FileFault(file, 1, texts.With("faultLists", string.Join(", ", lists)), texts["expectOneList"])
            );
        }

        var chosen = rows.Where(row =>
                list is null || row.List.Length == 0 || row.List.Equals(list, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        if (chosen.Count == 0)
        {
            faults.Add(new FileFault(file, 1, texts["faultNoRows"], texts["expectRows"]));
        }

        var seats = chosen.SelectMany(row => SeatsOf(file, row, faults)).ToList();
        AddDoubles(file, seats, faults);
        return new GroupList(seats);
    }

    private static IEnumerable<Seat> SeatsOf(string file, Row row, ICollection<FileFault> faults)
    {
        var texts = RoomTexts.Of<GroupList>();
        var number =
            int.TryParse(row.Group, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            && parsed is > 0 and < 10_000
                ? parsed
                : 0;
        if (number == 0)
        {
            faults.Add(
                new FileFault(file, row.Line, texts.With("faultGroupNumber", row.Group), texts["expectGroupNumber"])
            );
        }

        var members = row.Members.Split(
            [' ', ',', ';', '\u00A0', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (members.Length == 0)
        {
            faults.Add(new FileFault(file, row.Line, texts.With("faultEmptyGroup", row.Group), texts["expectMembers"]));
        }

        return members.Select(member => new Seat(row.Line, number, member));
    }

    private static void AddDoubles(string file, List<Seat> seats, ICollection<FileFault> faults)
    {
        var texts = RoomTexts.Of<GroupList>();
        foreach (var person in seats.GroupBy(seat => seat.Number, StringComparer.OrdinalIgnoreCase))
        {
            var first = person.First();
            faults.AddAll(
                person
                    .Skip(1)
                    .Select(again => new FileFault(
                        file,
                        again.Line,
                        again.Group == first.Group
                            ? texts.With("faultTwiceInGroup", again.Number, again.Group)
                            : texts.With("faultTwoGroups", again.Number, first.Group, again.Group),
                        texts["expectOneGroup"]
                    ))
            );
        }
    }

    private static Columns Header(IReadOnlyList<CsvRows.Row> rows)
    {
        var names = rows.Count > 0 ? rows[0].Cells.Select(name => name.TrimEnd('.').ToLowerInvariant()).ToList() : [];
        return new Columns(
            names.FindIndex(name => ListNames.Contains(name)),
            names.FindIndex(name => GroupNames.Contains(name)),
            names.FindIndex(name => MemberNames.Contains(name))
        );
    }

    // UTF-8 when it is; else as older Danish programs write, where the letters we need stand as in Latin 1.
    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    private sealed record Row(int Line, string List, string Group, string Members);

    private sealed record Columns(int List, int Group, int Members)
    {
        public Row Of(CsvRows.Row row) => new(row.Line, row.At(List), row.At(Group), row.At(Members));
    }
}
