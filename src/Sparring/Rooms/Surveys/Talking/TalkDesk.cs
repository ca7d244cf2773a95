using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>The three steps of talking about any data, and the minutes of each.</summary>
public static class TalkSteps
{
    public const int Minutes = 5;
    public const int MostCharacters = 1_000;

    public static IReadOnlyList<string> All { get; } = ["data", "reflection", "action"];
}

/// <summary>What lies before somebody who talks about a released result.</summary>
/// <param name="Alone">Her own notes by step.</param>
/// <param name="Typed">What she sent and was refused, to be mended.</param>
/// <param name="Fresh">An id for whatever each form makes, made now, so that two presses make one.</param>
/// <param name="HasPlanned">Whether a next step of hers has just been put on her thread.</param>
public sealed record Talk(
    TalkSubject About,
    IReadOnlyDictionary<string, string> Alone,
    IReadOnlyList<TableNote> Tables,
    bool MayPlan,
    TypedNote? Typed,
    bool HasPlanned,
    IReadOnlyDictionary<string, Guid> Fresh
)
{
    public string Address => $"{About.Address}/talk";
}

/// <summary>What was sent and could not be kept.</summary>
/// <param name="Step">A step, or <c>next</c> for the next best step.</param>
/// <param name="Error">The key of the sentence that says what is wrong.</param>
public sealed record TypedNote(string Step, string Text, string TableName, string Error);

/// <summary>Lays out and keeps what is said about the figures.</summary>
public sealed class TalkDesk(TalkStore store, ISeals seals, Ids ids)
{
    public async Task<Talk> LayOutAsync(Tx tx, Viewer viewer, TalkSubject about)
    {
        var own = (await store.OwnAsync(tx, about.Id)).ToDictionary(
            row => row.Step,
            row => Opened(viewer, row),
            StringComparer.Ordinal
        );
        var tables = await store.TablesAsync(tx, viewer, about.Id);
        var fresh = TalkSteps.All.Append("next").ToDictionary(step => step, _ => ids.Next(), StringComparer.Ordinal);
        return new(about, own, tables, viewer.Is("participant"), Typed: null, HasPlanned: false, fresh);
    }

    /// <summary>Her own notes about anything, also about what is not there any more.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<(string Step, string Text)>>> OwnAsync(Tx tx, Viewer viewer) =>
        [
            .. (await store.OwnAsync(tx, about: null))
                .GroupBy(row => row.About)
                .Select(rows => rows.Select(row => (row.Step, Opened(viewer, row))).ToList()),
        ];

    public async Task KeepAloneAsync(Tx tx, Viewer viewer, TalkSubject about, string step, string text)
    {
        var revision = ((await store.LockAsync(tx, about.Id, step))?.Revision ?? 0) + 1;
        var place = PlaceOf(viewer, about.Programme, about.Id, step, revision);
        await store.KeepAsync(tx, viewer, about, step, revision, seals.Seal(place, text));
    }

    private string Opened(Viewer viewer, TalkStore.OwnNoteRow row) =>
        seals.Open(PlaceOf(viewer, row.Programme, row.About, row.Step, row.Revision), row.Sealed);

    private static SealedPlace PlaceOf(Viewer viewer, ProgrammeId programme, Guid about, string step, int revision) =>
        new(viewer.Tenant, programme, viewer.Person, Artefact.SurveyAnswers, about, "note/" + step, revision);
}
