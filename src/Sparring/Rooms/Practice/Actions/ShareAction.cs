using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>Shares a trial action with group and coach or tells the forum, and takes it back; her act alone.</summary>
public static class ShareAction
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapAction(ShowAction.Path + "/{id:guid}/sharing", Doors.To(Artefact.TrialAction, Right.Write), HandleAsync)
            .NoteRefusals(Artefact.TrialAction, "write");

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ActionStore store,
        ActionDesk desk,
        ActionShares shares,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.HoldOwnAsync(tx, viewer, id) is not { } held
                    || !EntrySharing.Choices.Contains(form["share"])
                )
                {
                    return Refusals.Missing;
                }

                if (
                    await shares.SetAsync(tx, viewer, held, form["share"]) is Stepping.Unfinished missing
                    && await desk.LayOutAsync(tx, viewer, id, null) is { } laid
                )
                {
                    var errors = missing.Fields.ToDictionary(
                        key => "text-" + key,
                        key => RoomTexts.Of<ActionShares>()["action.missing.told." + key]
                    );
                    return PracticeForm.Refused<ActionPage>(http, new { Laid = laid with { Errors = errors } });
                }

                return TypedResults.Redirect(ShowAction.Address(id) + "#sharing");
            },
            cancel
        );
}

/// <summary>Sharing and telling go together: what the forum was told goes when it is no longer for the forum.</summary>
public sealed class ActionShares(EntrySharing sharing, Stories stories, SealedTexts texts)
{
    public async Task<Stepping> SetAsync(Tx tx, Viewer viewer, TrialAction held, string with)
    {
        if (
            with == "forum"
            && TrialAction.Tell(await texts.DraftAsync(tx, viewer, held.Thing)) is Stepping.Unfinished missing
        )
        {
            return missing;
        }

        await sharing.SetAsync(tx, held.Thing, with);
        await (with == "forum" ? stories.TellAsync(tx, viewer, held) : stories.WithdrawAsync(tx, viewer, held));
        return new Stepping.Ready();
    }
}
