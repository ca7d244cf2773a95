namespace Sparring.GroupComposition.Matching;

/// <summary>Who is matched, and the odd sets shrunk to one: each a cycle of people and smaller blossoms, the first of them its base.</summary>
internal sealed class Blossoms
{
    private readonly int people;
    private readonly int[] parent;
    private readonly Cycle?[] cycles;

    // People of one outermost blossom carry the number of one of them, and only that number knows the blossom: when a large blossom
    // takes in small ones, only the people of the small ones are touched.
    private readonly int[] circle;
    private readonly int[] outermost;
    private readonly int[] circleOf;
    private readonly int[] count;
    private readonly List<int> moved = [];
    private readonly Stack<int> unused = [];
    private readonly Stack<(int Blossom, int Person)> waiting = [];
    private readonly Stack<int> opened = [];

    public Blossoms(int people)
    {
        this.people = people;
        var most = people + (people / 2) + 1;
        parent = new int[most];
        cycles = new Cycle?[most];
        Base = new int[most];
        Price = new long[most];
        circle = new int[people];
        outermost = new int[people];
        circleOf = new int[most];
        count = new int[most];
        Partner = new int[people];
        Array.Fill(parent, -1);
        Array.Fill(Partner, -1);
        for (var person = 0; person < people; person++)
        {
            (Base[person], outermost[person], circle[person]) = (person, person, person);
            (circleOf[person], count[person]) = (person, 1);
        }

        for (var blossom = most - 1; blossom >= people; blossom--)
        {
            unused.Push(blossom);
        }
    }

    /// <summary>Per person the partner or −1.</summary>
    public int[] Partner { get; }

    /// <summary>Per person and blossom the one person whose partner is outside.</summary>
    public int[] Base { get; }

    /// <summary>Per blossom its price; of outermost ones in a tree, relative to the tree's clock.</summary>
    public long[] Price { get; }

    /// <summary>How many people and blossoms there can be: the length of an array that holds something for each.</summary>
    public int Capacity => parent.Length;

    /// <summary>The outermost blossom around a person; the person when there is none.</summary>
    public int Top(int person) => outermost[circle[person]];

    public bool AreOne(int person, int other) => circle[person] == circle[other];

    public bool IsPerson(int blossom) => blossom < people;

    public Cycle CycleOf(int blossom) =>
        cycles[blossom] ?? throw new InvalidOperationException($"{blossom} is no blossom.");

    public int Shrink(Cycle cycle)
    {
        var blossom = unused.Pop();
        cycles[blossom] = cycle;
        parent[blossom] = -1;
        Base[blossom] = Base[cycle.Parts[0]];
        Price[blossom] = 0;
        var largest = cycle.Parts.MaxBy(part => count[part]);
        count[blossom] = 0;
        foreach (var part in cycle.Parts)
        {
            parent[part] = blossom;
            count[blossom] += count[part];
            if (part != largest)
            {
                Gather(part, circleOf[largest]);
            }
        }

        circleOf[blossom] = circleOf[largest];
        outermost[circleOf[blossom]] = blossom;
        return blossom;
    }

    /// <summary>Takes an outermost blossom apart; its parts are outermost then.</summary>
    public Cycle Open(int blossom)
    {
        var cycle = CycleOf(blossom);
        foreach (var part in cycle.Parts)
        {
            parent[part] = -1;
            circleOf[part] = Base[part];
            Gather(part, Base[part]);
            outermost[Base[part]] = part;
        }

        cycles[blossom] = null;
        unused.Push(blossom);
        return cycle;
    }

    public void AddPeople(int blossom, List<int> into)
    {
        opened.Push(blossom);
        while (opened.TryPop(out var next))
        {
            if (IsPerson(next))
            {
                into.Add(next);
                continue;
            }

            foreach (var part in CycleOf(next).Parts)
            {
                opened.Push(part);
            }
        }
    }

    /// <summary>Matches the people of a blossom among themselves so that the given one is left for a partner outside.</summary>
    public void MakeBase(int blossom, int person)
    {
        waiting.Push((blossom, person));
        while (waiting.TryPop(out var next))
        {
            if (!IsPerson(next.Blossom))
            {
                Turn(next.Blossom, next.Person);
            }
        }
    }

    public IReadOnlyList<PricedSet> PricedSets()
    {
        var sets = new List<PricedSet>();
        for (var blossom = people; blossom < Capacity; blossom++)
        {
            if (cycles[blossom] is not null && Price[blossom] > 0)
            {
                var inside = new List<int>();
                AddPeople(blossom, inside);
                sets.Add(new(Price[blossom], inside));
            }
        }

        return sets;
    }

    private void Gather(int part, int into)
    {
        moved.Clear();
        AddPeople(part, moved);
        foreach (var person in moved)
        {
            circle[person] = into;
        }
    }

    // From the part with the new base an even number of steps leads round to the old base: every second link becomes a match.
    private void Turn(int blossom, int person)
    {
        var cycle = CycleOf(blossom);
        var length = cycle.Parts.Length;
        var start = Array.IndexOf(cycle.Parts, PartWith(blossom, person));
        waiting.Push((cycle.Parts[start], person));
        var step = start % 2 == 1 ? 1 : -1;
        for (var at = start; at % length != 0; at += 2 * step)
        {
            var link = step > 0 ? at + 1 : at - 2;
            var (from, to) = (cycle.From[link], cycle.To[link]);
            (Partner[from], Partner[to]) = (to, from);
            waiting.Push((cycle.Parts[link], from));
            waiting.Push((cycle.Parts[(link + 1) % length], to));
        }

        cycle.StartAt(start);
        Base[blossom] = person;
    }

    private int PartWith(int blossom, int person)
    {
        var part = person;
        while (parent[part] != blossom)
        {
            part = parent[part];
        }

        return part;
    }
}
