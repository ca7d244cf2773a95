using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>A trial action: its owner writes in it, those she shares it with read it.</summary>
public static class ShowAction
{
    public const string Path = "/practice/actions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path + "/new", Doors.To(Artefact.TrialAction, Right.Write), BeginAsync);
        routes
            .MapPage(Path + "/{id:guid}", Doors.To(Artefact.TrialAction, Right.Read), ShowAsync)
            .NoteRefusals(Artefact.TrialAction, "read");
    }

    public static string Address(Guid action) => $"{Path}/{action}";

    private static Task<IResult> BeginAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        ActionDesk desk,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, ids.Next(), programme) is { } laid
                    ? Pages.Show<NewActionPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        ActionDesk desk,
        ActionReading reading,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await reading.OpenAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                return open.IsOwn && await desk.LayOutAsync(tx, viewer, id, null) is { } laid
                    ? Pages.Show<ActionPage>(http, new { Laid = laid })
                    : Pages.Show<ActionReadPage>(http, new { Open = open });
            },
            cancel
        );
}

/// <summary>A trial action laid open for a reader.</summary>
public sealed record OpenAction(
    TrialAction Action,
    string Owner,
    string Title,
    Texts Texts,
    string SharedWith,
    bool IsOwn
);

/// <summary>Opens a trial action for a reader; a look at somebody else's is noted once.</summary>
public sealed class ActionReading(
    ActionStore store,
    ActionDesk desk,
    SealedTexts texts,
    EntrySharing sharing,
    IPeople people,
    IReadLog log,
    TimeProvider clock
)
{
    public async Task<OpenAction?> OpenAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (await store.FindAsync(tx, id) is not { } action)
        {
            return null;
        }

        await log.ReadAsync(tx, action.Thing.Read("read"));
        var written = await texts.DraftAsync(tx, viewer, action.Thing);
        var cards = await people.CardsAsync(tx, [action.Owner], clock.Today());
        return new OpenAction(
            action,
            cards.GetValueOrDefault(action.Owner)?.Name ?? "",
            ActionDesk.TitleOf(written, desk.Agreed(viewer, action)),
            written,
            await sharing.OfAsync(tx, action.Thing),
            action.Owner == viewer.Person
        );
    }
}
