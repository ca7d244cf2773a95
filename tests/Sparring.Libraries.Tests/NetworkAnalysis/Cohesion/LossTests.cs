using System.Numerics;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Cohesion;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Cohesion;

public sealed class LossTests
{
    [Fact]
    public void As_many_must_be_lost_as_taking_out_every_choice_says()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var network = Sample.Random(9, 0.15 + (0.005 * seed), seed);

            Assert.Equal(
                new Connectivity(ByHand(network), true),
                Connectivity.Of(network, TestContext.Current.CancellationToken)
            );
        }
    }

    [Fact]
    public void Where_everybody_is_tied_to_everybody_all_but_one_must_be_lost() =>
        Assert.Equal(
            new Connectivity(5, true),
            Connectivity.Of(Sample.Complete(6), TestContext.Current.CancellationToken)
        );

    [Fact]
    public void One_person_cannot_fall_apart() =>
        Assert.Null(Connectivity.Of(Sample.Of(1), TestContext.Current.CancellationToken));

    [Fact]
    public void Without_the_middle_of_a_star_nobody_is_together()
    {
        var star = Sample.Undirected(6, [.. Enumerable.Range(1, 5).Select(at => (0, at))]);

        var losses = Robustness.Of(star, 2, TestContext.Current.CancellationToken);

        Assert.Equal([new(1, 1, 1, 6), new(2, 1, 5, 15)], losses);
    }

    [Fact]
    public void Beyond_sixty_four_people_the_best_known_are_lost_one_by_one()
    {
        var star = Sample.Undirected(80, [.. Enumerable.Range(1, 79).Select(at => (0, at))]);

        Assert.Equal([new(1, 1, null, null)], Robustness.Of(star, 1, TestContext.Current.CancellationToken));
    }

    private static int ByHand(Network network)
    {
        var everybody = (1 << network.People) - 1;
        var splitting = Enumerable.Range(0, everybody).Where(lost => IsApart(network, everybody & ~lost));
        return splitting.Select(lost => BitOperations.PopCount((uint)lost)).DefaultIfEmpty(network.People - 1).Min();
    }

    private static bool IsApart(Network network, int rest)
    {
        var part = rest & -rest;
        for (var grown = 0; grown != part; )
        {
            grown = part;
            for (var person = 0; person < network.People; person++)
            {
                foreach (var other in (part >> person & 1) == 1 ? network.Undirected.Of(person) : [])
                {
                    part |= (1 << other) & rest;
                }
            }
        }

        return part != rest;
    }
}
