using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>Writes lists of groups: the fixed sparring groups, and who sat together on an occasion.</summary>
public sealed class GroupLists(GroupListStore store, IPeople people, Ids ids) : IGroupLists
{
    /// <summary>A list to write, with where it came from for the faults.</summary>
    public sealed record Source(string File, GroupList List);

    /// <summary>A gathering that a list of tables belongs to.</summary>
    public sealed record Gathering(string Key, string Title, DateOnly Day, string? Place);

    public Task<GroupListsImport> ImportAsync(Tx tx, ProgrammeId programme, string folder, int shiftWeeks = 0) =>
        new GroupFolder(this, folder, shiftWeeks).ImportAsync(tx, programme);

    public async Task<GroupListsImport> ImportSparringAsync(
        Tx tx,
        ProgrammeId programme,
        DateOnly from,
        Source source,
        ICollection<FileFault> faults
    )
    {
        var known = await KnownAsync(tx, source, faults);
        var present = (await store.PresentAsync(tx, programme, from)).ToLookup(row => row.Person, row => row.Number);
        foreach (var seat in source.List.Seats)
        {
            if (
                known.TryGetValue(seat.Number, out var person)
                && present[person].Where(number => number != seat.Group).ToList() is [var other, ..]
            )
            {
                faults.Add(Fault(source.File, seat.Line, "faultInOtherGroup", "expectMove", seat.Number, other));
            }
        }

        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        foreach (var number in source.List.Seats.Select(seat => seat.Group).Distinct())
        {
            await store.AddGroupAsync(tx, ids.Next(), programme, number);
        }

        foreach (var seat in source.List.Seats)
        {
            await store.AddMemberAsync(tx, programme, seat.Group, known[seat.Number], from);
        }

        return Done(source);
    }

    public async Task<GroupListsImport> ImportOccasionAsync(
        Tx tx,
        ProgrammeId programme,
        Gathering gathering,
        Source source,
        ICollection<FileFault> faults
    )
    {
        var known = await KnownAsync(tx, source, faults);
        if (faults.Count > 0)
        {
            return Refused(faults);
        }

        var (key, title, day, place) = gathering;
        var occasion = await store.PutOccasionAsync(tx, ids.Next(), programme, key, title, day, place);
        await store.ClearOccasionAsync(tx, occasion);
        foreach (var table in source.List.Seats.GroupBy(seat => seat.Group))
        {
            var id = ids.Next();
            await store.AddTableAsync(tx, id, occasion, table.Key);
            foreach (var seat in table)
            {
                await store.AddSeatAsync(tx, occasion, id, known[seat.Number]);
            }
        }

        return Done(source);
    }

    public async Task ImportCoachesAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyList<CoachLine> coaches,
        string file,
        ICollection<FileFault> faults
    )
    {
        var known = await people.ByNumberAsync(
            tx,
            [.. coaches.Select(line => line.Coach).Distinct(StringComparer.Ordinal)]
        );
        faults.AddAll(
            coaches
                .Where(line => !known.ContainsKey(line.Coach))
                .Select(line => Fault(file, line.Line, "faultUnknown", "expectKnown", line.Coach))
        );
        if (faults.Count == 0)
        {
            foreach (var line in coaches)
            {
                await store.AddCoachAsync(tx, programme, line.Group, known[line.Coach], line.From);
            }
        }
    }

    /// <summary>A line of the file of coaches.</summary>
    public sealed record CoachLine(int Line, int Group, string Coach, DateOnly From);

    internal static FileFault Fault(string file, int line, string wrong, string expected, params object?[] values)
    {
        var texts = RoomTexts.Of<GroupLists>();
        return new FileFault(file, line, texts.With(wrong, values), texts[expected]);
    }

    private async Task<IReadOnlyDictionary<string, PersonId>> KnownAsync(
        Tx tx,
        Source source,
        ICollection<FileFault> faults
    )
    {
        var known = await people.ByNumberAsync(
            tx,
            [.. source.List.Seats.Select(seat => seat.Number).Distinct(StringComparer.Ordinal)]
        );
        faults.AddAll(
            source
                .List.Seats.Where(seat => !known.ContainsKey(seat.Number))
                .Select(seat => Fault(source.File, seat.Line, "faultUnknown", "expectKnown", seat.Number))
        );
        // The same written the same way the list has told already: here once as a number and once as an address.
        faults.AddAll(
            source
                .List.Seats.Where(seat => known.ContainsKey(seat.Number))
                .GroupBy(seat => known[seat.Number], (_, seats) => seats.DistinctBy(seat => seat.Number).ToList())
                .SelectMany(seats => seats.Skip(1).Select(again => (First: seats[0], Again: again)))
                .Select(pair =>
                    Fault(
                        source.File,
                        pair.Again.Line,
                        "faultTwoNames",
                        "expectOneGroup",
                        pair.Again.Number,
                        pair.First.Number
                    )
                )
        );
        return known;
    }

    private static GroupListsImport.Refused Refused(ICollection<FileFault> faults) =>
        new([.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);

    private static GroupListsImport.Done Done(Source source) =>
        new(source.List.Seats.Select(seat => seat.Group).Distinct().Count(), source.List.Seats.Count);
}
