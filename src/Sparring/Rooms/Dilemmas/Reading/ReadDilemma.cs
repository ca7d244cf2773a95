using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Reading;

/// <summary>The coach reads a dilemma; the author sees in her log that she has. She may ask for it to be written differently.</summary>
public static class ReadDilemma
{
    private const int MostCharacters = 4_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapPage("/dilemmas/{id:guid}/read", Doors.To(Artefact.Dilemma, Right.Read), ShowAsync)
            .NoteRefusals(Artefact.Dilemma, "read");
        routes
            .MapAction("/dilemmas/{id:guid}/rewriting", Doors.To(Artefact.Dilemma, Right.Read), AskAsync)
            .NoteRefusals(Artefact.Dilemma, "rewrite");
    }

    public static string Address(DilemmaId dilemma) => $"/dilemmas/{dilemma.Value}/read";

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaReadings readings,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await readings.OpenAsync(tx, viewer, new DilemmaId(id)) is { } reading
                    ? Pages.Show<ReadDilemmaPage>(http, new { Reading = reading })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> AskAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ReadingStore store,
        SentDilemmas dilemmas,
        DilemmaReadings readings,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.FindAsync(tx, viewer, new DilemmaId(id)) is not { } sent
                    || !await store.IsCoachAsync(tx, sent)
                )
                {
                    return Refusals.Missing;
                }

                if (form["wish"] is { Length: > 0 and <= MostCharacters } wish)
                {
                    await dilemmas.AskRewriteAsync(tx, viewer, sent, wish);
                    return Results.Extensions.SeeOther(Address(sent.Id));
                }

                return Pages.Show<ReadDilemmaPage>(
                    http,
                    new { Reading = await readings.OpenAsync(tx, viewer, sent.Id), Typed = form["wish"] },
                    StatusCodes.Status422UnprocessableEntity
                );
            },
            cancel
        );
}

/// <summary>A sent dilemma laid open for a coach.</summary>
/// <param name="IsOwnCoach">She coaches the author's group, and may ask for another text.</param>
public sealed record DilemmaReading(
    SentDilemma Sent,
    string Author,
    IReadOnlyList<SectionOfText> Texts,
    bool IsOwnCoach,
    IReadOnlyList<RewriteAsked> Rewrites
);

/// <summary>Opens one for its page, and notes the look.</summary>
public sealed class DilemmaReadings(ReadingStore store, SentDilemmas dilemmas, IPeople people, TimeProvider clock)
{
    public async Task<DilemmaReading?> OpenAsync(Tx tx, Viewer viewer, DilemmaId id)
    {
        if (await store.FindAsync(tx, viewer, id) is not { } sent)
        {
            return null;
        }

        await dilemmas.NoteAsync(tx, viewer, sent, "read");
        var cards = await people.CardsAsync(tx, [sent.Owner], clock.Today());
        var isCoach = await store.IsCoachAsync(tx, sent);
        return new DilemmaReading(
            sent,
            cards.GetValueOrDefault(sent.Owner)?.Name ?? "",
            await dilemmas.TextsAsync(tx, viewer, sent),
            isCoach,
            isCoach ? await dilemmas.RewritesAsync(tx, viewer, sent) : []
        );
    }
}
