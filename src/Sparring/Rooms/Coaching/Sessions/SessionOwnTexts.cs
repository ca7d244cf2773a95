using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What a person has written in coaching sessions, opened for her alone.</summary>
public sealed class SessionOwnTexts(SessionOwnStore store, ISeals seals, IPeople people, TimeProvider clock)
{
    public static IReadOnlyCollection<string> Tables { get; } =
    [
        "session_commitment",
        "session_reflection",
        "session_attendance",
        "session_note",
        "session_plan",
        "session_text",
        "coaching_insight",
        "coaching_insight_group",
    ];

    private static RoomTexts Texts => RoomTexts.Of<SessionOwnTexts>();

    public async Task<OwnData> AddAsync(OwnData own, Tx tx, Viewer viewer)
    {
        var lines = await store.LinesAsync(tx);
        var names = await people.CardsAsync(
            tx,
            [.. lines.Select(line => line.AskedBy).OfType<PersonId>()],
            clock.Today()
        );
        string? Name(PersonId? person) => person is { } asks ? names.GetValueOrDefault(asks)?.Name : null;
        own.With(lines.Select(line => Opened(viewer, line, Name(line.AskedBy))), ["session_commitment"], Words)
            .With(
                (await store.ReflectionsAsync(tx)).Select(row => Opened(viewer, row, Artefact.Reflection)),
                ["session_reflection"],
                Words
            )
            .With(await store.AttendanceAsync(tx), ["session_attendance"], Words)
            .With((await store.InsightsAsync(tx)).Select(row => Opened(viewer, row)), ["coaching_insight"], Words)
            .Without("own.togetherLeft", "session_text", "session_plan")
            .Without("own.behindLeft", "coaching_insight_group");
        return viewer.Is("coach")
            ? own.With(
                (await store.NotesAsync(tx)).Select(row => Opened(viewer, row, Artefact.CoachingNotes)),
                ["session_note"],
                Words
            )
            : own.Without("own.notesLeft", "session_note");
    }

    private OwnLine Opened(Viewer viewer, SessionOwnStore.LineRow row, string? asks)
    {
        string Open(byte[] seal, string field) =>
            seals.Open(
                new(
                    viewer.Tenant,
                    row.Programme,
                    viewer.Person,
                    Artefact.CoachingSession,
                    row.Session.Value,
                    field,
                    row.Version
                ),
                seal
            );
        return new OwnLine(
            Open(row.Sealed, "commitment"),
            row.Due,
            asks,
            row.AgreedAt,
            row.Outcome,
            row.OutcomeSealed is { } outcome ? Open(outcome, "outcome") : null,
            row.At,
            row.Number
        );
    }

    private OwnText Opened(Viewer viewer, SessionOwnStore.TextRow row, string artefact)
    {
        var section = row.Section.Length == 0 ? SessionSections.Notes : row.Section;
        var place = new SealedPlace(
            viewer.Tenant,
            row.Programme,
            viewer.Person,
            artefact,
            row.Session.Value,
            section,
            row.Revision
        );
        return new OwnText(section, seals.Open(place, row.Sealed), row.At, row.SharedAt, row.Number);
    }

    private OwnInsight Opened(Viewer viewer, SessionOwnStore.InsightRow row) =>
        new(
            seals.Open(InsightReading.Place(viewer, row.Programme, viewer.Person, row.Id), row.Sealed),
            row.Day,
            row.ReleasedOn,
            row.WithdrawnOn
        );

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Section", SessionSections.Notes) => Texts["desk.notes"],
            ("Section", string section) => Texts["text." + section],
            ("Outcome", string outcome) => Texts["outcome." + outcome],
            ("State", string state) => Texts["attendance." + state],
            _ => null,
        };

    private sealed record OwnLine(
        string Text,
        DateOnly? Due,
        string? AskedBy,
        DateTimeOffset? AgreedAt,
        string? Outcome,
        string? OutcomeText,
        DateTimeOffset At,
        int? Session
    );

    private sealed record OwnText(
        string Section,
        string Text,
        DateTimeOffset At,
        DateTimeOffset? SharedAt,
        int? Session
    );

    private sealed record OwnInsight(string Text, DateOnly Day, DateOnly? ReleasedOn, DateOnly? WithdrawnOn);
}
