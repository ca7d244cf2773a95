using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The room's tables that point at a person, and what they say of her: her own texts opened, and what she wrote to others.</summary>
public sealed class FoundationPersonalData(
    FoundationDataStore store,
    OwnTexts texts,
    IProgrammes programmes,
    IPeople people,
    TimeProvider clock
) : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    [
        "foundation",
        "foundation_section",
        "foundation_note",
        "foundation_self_check",
        "foundation_version",
        "foundation_version_section",
        "foundation_submission",
        "foundation_status",
        "foundation_reading",
        "foundation_publication",
        "foundation_feedback",
        "foundation_feedback_use",
        "foundation_rereading",
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer)
    {
        var data = new OwnData("foundation", typeof(FoundationPersonalData));
        await texts.AddAsync(data, tx, viewer);
        var checks = await store.ChecksAsync(tx, viewer);
        var sent = await store.SubmissionsAsync(tx, viewer);
        var days = await store.StatusAsync(tx, viewer);
        var published = await store.PublicationsAsync(tx, viewer);
        var readings = await store.ReadingsAsync(tx, viewer);
        var titles = await TitlesAsync(
            tx,
            [
                .. checks.Select(row => row.Programme),
                .. days.Select(row => row.Programme),
                .. sent.Select(row => row.Programme),
                .. published.Select(row => row.Programme),
            ]
        );
        var named = await people.CardsAsync(tx, [.. readings.Select(row => row.Who).Distinct()], clock.Today());
        string? Words(string name, object value) =>
            value switch
            {
                ProgrammeId programme => titles[programme],
                PersonId person => named.GetValueOrDefault(person)?.Name ?? "",
                string code => CodeWords(name, code),
                _ => null,
            };
        return data.With(checks, ["foundation_self_check"], Words)
            .With(sent, ["foundation_submission"], Words)
            .With(days, ["foundation_status"], Words)
            .With(published, ["foundation_publication"], Words)
            .With(readings, ["foundation_reading"], Words);
    }

    private async Task<IReadOnlyDictionary<ProgrammeId, string>> TitlesAsync(Tx tx, IEnumerable<ProgrammeId> wanted)
    {
        var titles = new Dictionary<ProgrammeId, string>();
        foreach (var id in wanted.Distinct())
        {
            titles[id] = (await programmes.FindAsync(tx, id))?.Title ?? "";
        }

        return titles;
    }

    private static string? CodeWords(string name, string code) =>
        name switch
        {
            "Item" => RoomTexts.Of<FoundationPersonalData>()["t2." + code],
            "Audience" => RoomTexts.Of<FoundationPersonalData>()["publish." + code],
            _ => null,
        };
}
