using System.Numerics;
using System.Runtime.InteropServices;
using Sparring.GroupComposition.Diversity;

namespace Sparring.Benchmarks;

/// <summary>
/// Iterated maxima search (Lai and Hao, European Journal of Operational Research 254, 2016), from the method's description: first
/// improvement over moves of one and swaps of two; three times the best of n neighbours drawn by chance leads away from a maximum, back to
/// it after each failure, until three fail; then n / groups moves and swaps by chance.
/// </summary>
/// <remarks>What everybody brings to every group is kept in whole thousandths; changing it after a move is vectorised.</remarks>
internal sealed class IteratedMaxima
{
    private const int Failures = 3;
    private const int Steps = 3;
    private const double Thousandths = 1000;

    private readonly int people;
    private readonly int groups;
    private readonly int[] least;
    private readonly int[] most;
    private readonly int[] benefits;
    private readonly int[] brings;
    private readonly int[] sizes;
    private readonly int[] groupOf;
    private readonly Random chance;
    private readonly Func<double> watch;
    private readonly double until;
    private long value;

    private IteratedMaxima(DiversityProblem problem, double seconds, int seed, Func<double> watch)
    {
        (people, groups) = (problem.People, problem.Groups.Count);
        least = [.. problem.Groups.Select(group => group.Least)];
        most = [.. problem.Groups.Select(group => group.Most)];
        benefits = [.. problem.Benefits.Select(benefit => (int)Math.Round(benefit * Thousandths))];
        (brings, sizes, groupOf) = (new int[people * groups], new int[groups], new int[people]);
        (chance, this.watch, until) = (new Random(seed), watch, watch() + seconds);
    }

    /// <summary>The best value found in so many seconds of the watch.</summary>
    public static double Solve(DiversityProblem problem, double seconds, int seed, Func<double> watch) =>
        new IteratedMaxima(problem, seconds, seed, watch).Search() / Thousandths;

    private long Search()
    {
        Settle(Seat());
        var (best, bestPlaces) = (0L, groupOf);
        while (true)
        {
            ExploreMaxima();
            if (value > best)
            {
                (best, bestPlaces) = (value, [.. groupOf]);
            }

            if (watch() >= until)
            {
                return ValueOf(bestPlaces);
            }

            for (var step = 0; step < people / groups; step++)
            {
                Apply(Neighbour());
            }
        }
    }

    private int[] Seat()
    {
        int[] everybody = [.. Enumerable.Range(0, people)];
        chance.Shuffle(everybody);
        var places = new int[people];
        var room = most.Zip(least, (upper, lower) => upper - lower)
            .SelectMany((free, group) => Enumerable.Repeat(group, free));
        int[] free = [.. room];
        chance.Shuffle(free);
        var seats = least.SelectMany((lower, group) => Enumerable.Repeat(group, lower)).Concat(free);
        foreach (var (person, group) in everybody.Zip(seats))
        {
            places[person] = group;
        }

        return places;
    }

    private void Settle(int[] places)
    {
        places.CopyTo(groupOf, 0);
        Array.Clear(sizes);
        Array.Clear(brings);
        for (var person = 0; person < people; person++)
        {
            sizes[places[person]]++;
            Change(places[person], person, 1);
        }

        value = ValueOf(places);
    }

    private void ExploreMaxima()
    {
        Climb();
        var best = Standing();
        for (var failed = 0; failed < Failures && watch() < until; )
        {
            for (var step = 0; step < Steps; step++)
            {
                Apply(BestNeighbour());
            }

            Climb();
            failed++;
            if (value > best.Value)
            {
                (best, failed) = (Standing(), 0);
            }
            else
            {
                best.GroupOf.CopyTo(groupOf, 0);
                best.Sizes.CopyTo(sizes, 0);
                best.Brings.CopyTo(brings, 0);
                value = best.Value;
            }
        }
    }

    private (long Value, int[] GroupOf, int[] Sizes, int[] Brings) Standing() =>
        (value, [.. groupOf], [.. sizes], [.. brings]);

    private Step BestNeighbour()
    {
        var best = Neighbour();
        for (var drawn = 1; drawn < people; drawn++)
        {
            var other = Neighbour();
            best = GainOf(other) > GainOf(best) ? other : best;
        }

        return best;
    }

    private void Climb()
    {
        for (var hasRisen = true; hasRisen && watch() < until; )
        {
            hasRisen = false;
            for (var person = 0; person < people; person++)
            {
                for (var group = 0; group < groups; group++)
                {
                    hasRisen |= IsPossible(person, group) && Rises(new(person, -1, group));
                }
            }

            for (var person = 0; person < people; person++)
            {
                for (var other = person + 1; other < people; other++)
                {
                    hasRisen |= groupOf[person] != groupOf[other] && Rises(new(person, other, groupOf[other]));
                }
            }
        }
    }

    private bool Rises(Step step)
    {
        if (GainOf(step) <= 0)
        {
            return false;
        }

        Apply(step);
        return true;
    }

    private bool IsPossible(int person, int group) =>
        groupOf[person] != group && sizes[groupOf[person]] > least[groupOf[person]] && sizes[group] < most[group];

    // Moves of one and swaps of two, each as often as there are of them.
    private Step Neighbour()
    {
        while (true)
        {
            var drawn = chance.Next((people * (people - 1) / 2) + (people * groups));
            var person = chance.Next(people);
            if (drawn < people * groups)
            {
                var group = drawn % groups;
                if (IsPossible(person, group))
                {
                    return new(person, -1, group);
                }
            }
            else if (chance.Next(people) is var other && groupOf[other] != groupOf[person])
            {
                return new(person, other, groupOf[other]);
            }
        }
    }

    private int GainOf(Step step)
    {
        var (person, other, to) = step;
        var from = groupOf[person];
        var gain = brings[(to * people) + person] - brings[(from * people) + person];
        return other < 0
            ? gain
            : gain
                + brings[(from * people) + other]
                - brings[(to * people) + other]
                - (2 * benefits[(person * people) + other]);
    }

    private void Apply(Step step)
    {
        value += GainOf(step);
        var (person, other, to) = step;
        var from = groupOf[person];
        Bring(person, from, to);
        if (other >= 0)
        {
            Bring(other, to, from);
        }
    }

    private void Bring(int person, int from, int to)
    {
        groupOf[person] = to;
        sizes[from]--;
        sizes[to]++;
        Change(from, person, -1);
        Change(to, person, 1);
    }

    private void Change(int group, int person, int sign)
    {
        var row = brings.AsSpan(group * people, people);
        var benefit = benefits.AsSpan(person * people, people);
        var rows = MemoryMarshal.Cast<int, Vector<int>>(row);
        var adds = MemoryMarshal.Cast<int, Vector<int>>(benefit);
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] += sign * adds[at];
        }

        for (var at = rows.Length * Vector<int>.Count; at < people; at++)
        {
            row[at] += sign * benefit[at];
        }
    }

    private long ValueOf(int[] places)
    {
        var sum = 0L;
        for (var a = 0; a < people; a++)
        {
            for (var b = 0; b < a; b++)
            {
                sum += places[a] == places[b] ? benefits[(a * people) + b] : 0;
            }
        }

        return sum;
    }

    /// <summary>Somebody to another group; the other one, if there is one, the other way.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int Person, int Other, int To);
}
