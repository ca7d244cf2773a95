using System.Globalization;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>The same seed and the same work give the same answer: on every machine, and in the next release.</summary>
/// <remarks>A pin says that nothing changed unasked, not that the answer is right: that is for the other tests.</remarks>
public sealed class PinnedAnswersTests
{
    private static readonly SortedDictionary<string, Func<string>> Instances = new(
        new[]
        {
            GroupPins.All,
            BoundPins.All,
            SeriesPins.All,
            DiversityPins.All,
            SchedulePins.All,
            MatchingPins.All,
            DayPins.All,
            ConflictPins.All,
            FilePins.All,
        }
            .SelectMany(part => part)
            .ToDictionary(own => own.Instance, own => own.Answer),
        StringComparer.Ordinal
    );

    public static TheoryData<string> Names => [.. Instances.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answer_is_the_pinned_one(string instance)
    {
        // The words of a machine's own language are no part of the answer.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var answer = PinFile.Short(Instances[instance]());
        var pins = PinFile.Read();
        if (PinFile.Approving)
        {
            pins[instance] = answer;
            PinFile.Write(pins);
        }

        var pinned = pins.GetValueOrDefault(instance, "nothing");
        Assert.True(
            pinned == answer,
            $"""
            The answer to “{instance}” was {pinned} and is {answer}.
            That says nothing about which is better, only that something changed: seed and work must give the same answer everywhere.
            Was it not meant, find out why. Was it, run this class with SPARRING_APPROVE=1, compare the costs in pins.csv, and commit it.
            """
        );
    }

    [Fact]
    public void Every_pin_is_of_an_instance_there_is()
    {
        var pins = PinFile.Read();
        var gone = pins.Keys.Except(Instances.Keys).ToList();
        if (PinFile.Approving)
        {
            gone.ForEach(instance => pins.Remove(instance));
            PinFile.Write(pins);
            gone.Clear();
        }

        Assert.Empty(gone);
    }

    [Fact]
    public void One_person_in_another_group_is_another_answer()
    {
        var answer = "cost 7\n0 1|2 3";

        Assert.StartsWith("cost 7,", PinFile.Short(answer), StringComparison.Ordinal);
        Assert.NotEqual(PinFile.Short(answer), PinFile.Short("cost 7\n0 2|1 3"));
    }
}
