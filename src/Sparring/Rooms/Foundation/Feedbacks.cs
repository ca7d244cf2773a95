using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>One piece of feedback, opened.</summary>
/// <param name="Kind"><c>clear</c>, <c>curious</c> or <c>example</c>.</param>
public sealed record Feedback(
    Guid Id,
    int Number,
    string Author,
    bool IsOwn,
    string Kind,
    string Text,
    DateTimeOffset GivenAt,
    DateTimeOffset? UsedAt
);

/// <summary>Feedback as it is given, sealed under the owner's key, and opened for the owner and its author.</summary>
public sealed class Feedbacks(FeedbackStore store, ISeals seals, IPeople people, Ids ids, TimeProvider clock)
{
    /// <summary>The three beginnings of template T2.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["clear", "curious", "example"];

    /// <summary>Gives what is written under each beginning.</summary>
    /// <param name="giving">Made when the form was shown, so that it is given once.</param>
    public async Task GiveAsync(
        Tx tx,
        Viewer viewer,
        FoundationVersion about,
        Guid giving,
        IReadOnlyDictionary<string, string> texts
    )
    {
        // Given at one moment, they stand in the order of the form.
        var now = clock.GetUtcNow();
        foreach (var (kind, text) in texts.Where(pair => pair.Value.Length > 0))
        {
            var id = ids.Next();
            var seal = seals.Seal(PlaceOf(viewer, about.Programme, about.Owner, id, kind), text);
            await store.GiveAsync(tx, viewer, giving, about, new(id, kind, seal), now);
        }
    }

    /// <summary>What the viewer may see of it: all of it for the owner, her own for an author.</summary>
    public async Task<IReadOnlyList<Feedback>> OfAsync(Tx tx, Viewer viewer, FoundationId foundation)
    {
        var rows = await store.OfAsync(tx, viewer, foundation);
        var authors = await people.CardsAsync(tx, [.. rows.Select(row => row.Author).Distinct()], clock.Today());
        return
        [
            .. rows.Select(row => new Feedback(
                row.Id,
                row.Number,
                authors.TryGetValue(row.Author, out var card) ? card.Name : "",
                row.Author == viewer.Person,
                row.Kind,
                seals.Open(PlaceOf(viewer, row.Programme, row.Owner, row.Id, row.Kind), row.Sealed),
                row.GivenAt,
                row.UsedAt
            )),
        ];
    }

    internal static SealedPlace PlaceOf(Viewer viewer, ProgrammeId programme, PersonId owner, Guid id, string kind) =>
        new(viewer.Tenant, programme, owner, Artefact.FoundationFeedback, id, kind, 1);
}
