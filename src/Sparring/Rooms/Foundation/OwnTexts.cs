using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>All confidential texts of the viewer, opened for her alone: drafts, notes, versions, feedback and re-readings.</summary>
public sealed class OwnTexts(
    FoundationStore store,
    FoundationDataStore data,
    Drafts drafts,
    Versions versions,
    Feedbacks feedbacks,
    Rereadings rereadings,
    IProgrammes programmes,
    ISeals seals
)
{
    private static RoomTexts Texts => RoomTexts.Of<OwnTexts>();

    public async Task AddAsync(OwnData own, Tx tx, Viewer viewer)
    {
        var written = new List<Written>();
        foreach (var head in await store.OwnAsync(tx, viewer))
        {
            if (await drafts.FindAsync(tx, viewer, head.Programme) is { } draft)
            {
                written.Add(
                    new Written(own.Fact("Programme", (await programmes.FindAsync(tx, head.Programme))?.Title), draft)
                );
            }
        }

        own.WithEntries(written.Select(one => Draft(own, one)), ["foundation", "foundation_section"])
            .WithEntries(await OfEachAsync(written, one => NotesAsync(own, tx, viewer, one)), ["foundation_note"])
            .WithEntries(
                await OfEachAsync(written, one => VersionsAsync(own, tx, viewer, one)),
                ["foundation_version", "foundation_version_section"]
            )
            .WithEntries(
                await OfEachAsync(written, one => FeedbackAsync(own, tx, viewer, one)),
                ["foundation_feedback", "foundation_feedback_use"]
            )
            .With(
                (await data.GivenAsync(tx, viewer)).Select(row => Given(row, viewer)),
                ["foundation_feedback"],
                Words,
                "feedback_by_you"
            )
            .WithEntries(
                await OfEachAsync(written, one => RereadingsAsync(own, tx, viewer, one)),
                ["foundation_rereading"]
            );
    }

    private static async Task<IReadOnlyList<IEnumerable<OwnFact>>> OfEachAsync(
        IEnumerable<Written> written,
        Func<Written, Task<IEnumerable<IEnumerable<OwnFact>>>> entries
    )
    {
        var all = new List<IEnumerable<OwnFact>>();
        foreach (var one in written)
        {
            all.AddRange(await entries(one));
        }

        return all;
    }

    private static IEnumerable<OwnFact> Draft(OwnData own, Written one) =>
        Facts(one.Programme, own.Fact("NextReview", one.Draft.NextReview), own.Fact("At", one.Draft.SavedAt))
            .Concat(Sections(one.Draft.Texts));

    private async Task<IEnumerable<IEnumerable<OwnFact>>> NotesAsync(OwnData own, Tx tx, Viewer viewer, Written one) =>
        (await drafts.NotesAsync(tx, viewer, one.Draft)).Select(note =>
            Facts(one.Programme, own.Fact("Text", note.Text), own.Fact("At", note.SavedAt))
        );

    private async Task<IEnumerable<IEnumerable<OwnFact>>> VersionsAsync(OwnData own, Tx tx, Viewer viewer, Written one)
    {
        var kept = new List<IEnumerable<OwnFact>>();
        foreach (var version in await versions.ListAsync(tx, one.Draft.Id))
        {
            kept.Add(
                Facts(
                        one.Programme,
                        own.Fact("Version", version.Number),
                        own.Fact(
                            "Reason",
                            version.Why,
                            (_, why) => Texts.With($"versions.{why}", version.CreatedAt.Clock())
                        ),
                        own.Fact("At", version.CreatedAt)
                    )
                    .Concat(Sections(await versions.TextsAsync(tx, viewer, version)))
            );
        }

        return kept;
    }

    private async Task<IEnumerable<IEnumerable<OwnFact>>> FeedbackAsync(
        OwnData own,
        Tx tx,
        Viewer viewer,
        Written one
    ) => (await feedbacks.OfAsync(tx, viewer, one.Draft.Id)).Select(given => Received(own, given));

    private async Task<IEnumerable<IEnumerable<OwnFact>>> RereadingsAsync(
        OwnData own,
        Tx tx,
        Viewer viewer,
        Written one
    ) => (await rereadings.OfAsync(tx, viewer, one.Draft)).Select(answer => Reread(own, one, answer));

    private static IEnumerable<OwnFact> Facts(params OwnFact?[] facts) => facts.OfType<OwnFact>();

    private static IEnumerable<OwnFact> Sections(IEnumerable<SectionOfText> texts) =>
        texts
            .Where(text => text.Text.Length > 0)
            .Select(text => OwnFact.Of(text.Key, Texts[$"t2.{text.Key}.title"], text.Text));

    private static IEnumerable<OwnFact> Received(OwnData own, Feedback one) =>
        Facts(
            own.Fact("Who", one.Author),
            own.Fact("Version", one.Number),
            own.Fact("Kind", one.Kind, Words),
            own.Fact("Text", one.Text),
            own.Fact("At", one.GivenAt),
            own.Fact("UsedAt", one.UsedAt)
        );

    private static IEnumerable<OwnFact> Reread(OwnData own, Written of, Rereading one) =>
        Facts(
            of.Programme,
            own.Fact("Guardian", one.Guardian),
            own.Fact("Examples", one.Examples),
            own.Fact("At", one.RereadAt)
        );

    private GivenText Given(FoundationDataStore.GivenRow row, Viewer viewer) =>
        new(
            row.Kind,
            seals.Open(Feedbacks.PlaceOf(viewer, row.Programme, row.Owner, row.Id, row.Kind), row.Sealed),
            row.At
        );

    private static string? Words(string name, object value) => name == "Kind" ? Texts[$"feedback.{value}"] : null;

    private sealed record Written(OwnFact? Programme, LeadershipFoundation Draft);

    private sealed record GivenText(string Kind, string Text, DateTimeOffset At);
}
