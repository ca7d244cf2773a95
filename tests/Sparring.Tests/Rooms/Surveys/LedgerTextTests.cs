using System.Text.Json;
using Sparring.Rooms.Surveys.Figures;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Whom earlier figures counted, as the next wave reads it.</summary>
public sealed class LedgerTextTests
{
    private static readonly Guid[] People =
    [
        .. Enumerable.Range(1, 500).Select(at => new Guid(at * 7919, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10])),
    ];

    private static readonly Dictionary<string, IReadOnlyList<CountedSet>> Ledger = new()
    {
        ["inside"] =
        [
            new("1: alle", [.. People.Order()]),
            new("1: fjernt", [.. new[] { People[0], People[260], People[499] }.Order()]),
        ],
        ["vis"] = [new("1: ingen", [])],
    };

    [Fact]
    public void Every_set_comes_back_with_its_members() =>
        Assert.Equal(Told(Ledger), Told(LedgerText.Read(LedgerText.Of(Ledger))));

    [Fact]
    public void A_ledger_that_names_everybody_in_full_is_still_read() =>
        Assert.Equal(Told(Ledger), Told(LedgerText.Read(JsonSerializer.Serialize(Ledger))));

    private static string Told(IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> ledger) =>
        JsonSerializer.Serialize(ledger);
}
