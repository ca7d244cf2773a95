using Sparring.GroupComposition.Scheduling;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Scheduling;

public sealed class StartMasksTests
{
    [Fact]
    public void A_session_starts_where_all_its_slots_are_free_whatever_its_length()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var free = (ulong)random.NextInt64() << 1 | (ulong)random.NextInt64();
            for (var length = 1; length <= 64; length++)
            {
                var starts = StartMasks.Within(free, length);

                Assert.Equal(Bits(slot => slot + length <= 64 && All(slot, slot + length, free)), starts);
            }
        }
    }

    [Fact]
    public void A_span_is_cut_at_both_ends_of_the_day_and_a_whole_day_is_whole()
    {
        for (var first = -3; first <= 66; first++)
        {
            for (var end = -3; end <= 66; end++)
            {
                Assert.Equal(Bits(slot => slot >= first && slot < end), StartMasks.Span(first, end));
            }
        }

        Assert.Equal((ulong.MaxValue, 7UL), (StartMasks.Day(64), StartMasks.Day(3)));
    }

    [Fact]
    public void Starts_too_near_are_those_that_end_too_late_before_or_begin_too_early_after()
    {
        for (var length = 1; length <= 4; length++)
        {
            for (var apart = 0; apart <= 3; apart++)
            {
                Assert.Equal(
                    Bits(slot => slot + length + apart > 10 && slot < 13 + apart),
                    StartMasks.Near(10, 13, length, apart)
                );
            }
        }
    }

    private static bool All(int first, int end, ulong free) =>
        Enumerable.Range(first, end - first).All(slot => (free >> slot & 1) == 1);

    private static ulong Bits(Func<int, bool> isIn) =>
        Enumerable.Range(0, 64).Aggregate(0UL, (bits, slot) => isIn(slot) ? bits | (1UL << slot) : bits);
}
