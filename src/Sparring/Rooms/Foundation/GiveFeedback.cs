using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>A group member answers a shared version with one, two or three of the beginnings; and may take it back.</summary>
public static class GiveFeedback
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.FoundationFeedback, Right.Write);
        routes
            .MapAction("/foundation/{id:guid}/feedback", door, HandleAsync)
            .NoteRefusals(Artefact.FoundationDraft, "give-feedback");
        routes
            .MapAction("/foundation/{id:guid}/feedback/{feedback:guid}/withdrawal", door, WithdrawAsync)
            .NoteRefusals(Artefact.FoundationFeedback, "withdraw-feedback", "feedback");
    }

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        Readings readings,
        Versions versions,
        FeedbackStore store,
        Feedbacks feedbacks,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var foundation = new FoundationId(id);
                var open = await versions.ListAsync(tx, foundation);
                var (asked, giving) = (form.Id("version"), form.Id("giving") ?? Guid.Empty);
                if (open.Count > 0 && (asked is null || giving == Guid.Empty))
                {
                    return LookedFor.Missing(http, part: null);
                }

                var about = open.FirstOrDefault(version => version.Id.Value == asked);
                if (about is null || !await store.MayGiveAsync(tx, about))
                {
                    return Refusals.Missing;
                }

                var texts = Feedbacks.Kinds.ToDictionary(kind => kind, kind => form[kind], StringComparer.Ordinal);
                var refusal = RefusalOf(texts);
                if (
                    refusal is not null
                    && await readings.OpenAsync(tx, viewer, foundation, about.Number) is { } reading
                )
                {
                    return Again(http, reading, texts, refusal);
                }

                await feedbacks.GiveAsync(tx, viewer, about, giving, texts);
                return TypedResults.Redirect(ReadFoundation.Address(foundation) + "#feedback");
            },
            cancel
        );

    private static IResult Again(HttpContext http, Reading reading, Dictionary<string, string> typed, string refusal) =>
        Pages.Show<ReadPage>(
            http,
            new
            {
                Reading = reading,
                Typed = typed,
                Refusal = refusal,
            },
            StatusCodes.Status422UnprocessableEntity
        );

    private static Task<IResult> WithdrawAsync(
        Guid id,
        Guid feedback,
        Viewer viewer,
        HttpContext http,
        Db db,
        Versions versions,
        FeedbackStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var foundation = new FoundationId(id);
                var back = TypedResults.Redirect(ReadFoundation.Address(foundation) + "#feedback");
                if (await store.WithdrawAsync(tx, viewer, feedback) == 1)
                {
                    return back;
                }

                // Whoever may read the text is told the same of what she has taken back and of what was never hers.
                return await versions.IsOpenAsync(tx, foundation) && !await store.StandsAsync(tx, feedback)
                    ? GoneAlready.As(http, back)
                    : Refusals.Missing;
            },
            cancel
        );

    private static string? RefusalOf(Dictionary<string, string> texts)
    {
        if (texts.Values.Any(text => text.Length > SentSections.MaxCharacters))
        {
            return "feedback.tooLong";
        }

        return texts.Values.All(text => text.Length == 0) ? "feedback.empty" : null;
    }
}
