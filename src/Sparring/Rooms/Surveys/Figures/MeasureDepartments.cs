using Sparring.DisclosureControl;
using Sparring.NetworkAnalysis.Large;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Measures relations between departments that may be shown, both as those who answer and as those who are named. Where they stand in
/// the picture follows from the published percentages and from nothing else.
/// </summary>
/// <param name="lines">For each place of the roster what was said of other places.</param>
internal sealed class MeasureDepartments(IReadOnlyList<Said[]> lines, int threshold, int smallest)
{
    private const int Reach = 500;

    public DepartmentNetwork? Of(IEnumerable<NamedSet> answering, IEnumerable<NamedSet> named)
    {
        var parts = answering
            .Join(named, from => from.Name, to => to.Name, (from, to) => (from.Name, From: from, To: to))
            .OrderByDescending(part => part.To.Members.Count)
            .Take(DepartmentNetwork.MostParts)
            .ToList();
        if (parts.Count < 2)
        {
            return null;
        }

        var partOf = PartOf(parts.ConvertAll(part => part.To));
        int?[][] percent = [.. parts.Select(part => RowOf(part.From, partOf, parts.Count))];
        if (LeavesFewOver(parts.ConvertAll(part => part.From), partOf, percent))
        {
            return null;
        }

        var layout = BlockLayout.Of(
            new(
                [.. parts.Select(part => part.To.Members.Count)],
                [.. percent.Select(row => row.Select(cell => (long)(cell ?? 0)).ToArray())],
                [.. percent.Select(row => row.Select(cell => cell is null ? 0L : 100).ToArray())]
            )
        );
        return new(
            [
                .. parts.Select(
                    (part, at) =>
                        new DepartmentBlock(
                            part.Name[(part.Name.IndexOf(": ", StringComparison.Ordinal) + 2)..],
                            part.To.Members.Count,
                            Along(layout.X[at]),
                            Along(layout.Y[at])
                        )
                ),
            ],
            percent
        );
    }

    private int[] PartOf(List<NamedSet> named)
    {
        var partOf = Enumerable.Repeat(-1, lines.Count).ToArray();
        foreach (var (at, part) in named.Index())
        {
            foreach (var person in part.Members.ToArray())
            {
                partOf[person] = at;
            }
        }

        return partOf;
    }

    // The relations of the whole are published as they are, and a cell of few pairs is too, as good as: what of the whole stands in no
    // cell is a figure of whoever said it, and of whomever it was said.
    private bool LeavesFewOver(List<NamedSet> answering, int[] partOf, int?[][] percent)
    {
        var (senders, named) = (new HashSet<int>(), new HashSet<int>());
        var fromOf = PartOf(answering);
        foreach (var (person, said) in lines.Index())
        {
            foreach (var line in said.Where(line => !IsShown(fromOf[person], partOf[line.To])))
            {
                senders.Add(person);
                named.Add(line.To);
            }
        }

        return senders.Count > 0 && (senders.Count < smallest || named.Count < smallest);

        bool IsShown(int from, int to) => from >= 0 && to >= 0 && percent[from][to] is not null;
    }

    // Of both sides as many as the smallest cell must be behind it. One pass over what a department said.
    private int?[] RowOf(NamedSet from, int[] partOf, int parts)
    {
        var (said, ties, senders) = (new int[parts], new int[parts], new int[parts]);
        var named = new HashSet<int>[parts];
        var last = Enumerable.Repeat(-1, parts).ToArray();
        foreach (var person in from.Members.ToArray())
        {
            foreach (var line in lines[person])
            {
                if (partOf[line.To] is >= 0 and var to)
                {
                    said[to]++;
                    ties[to] += line.Step >= threshold && line.Step > 0 ? 1 : 0;
                    senders[to] += last[to] == person ? 0 : 1;
                    last[to] = person;
                    (named[to] ??= []).Add(line.To);
                }
            }
        }

        return
        [
            .. Enumerable
                .Range(0, parts)
                .Select(to =>
                    senders[to] < smallest || named[to].Count < smallest ? null : PercentOf(ties[to], said[to])
                ),
        ];
    }

    private static int? PercentOf(int ties, int said) =>
        Math.Clamp(
            (int)decimal.Round(100m * ties / said, MidpointRounding.AwayFromZero),
            DepartmentNetwork.Least,
            DepartmentNetwork.Most
        );

    private static int Along(double at) => (int)Math.Round((at + 1) * Reach);
}
