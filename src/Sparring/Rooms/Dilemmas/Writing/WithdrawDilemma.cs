using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>Takes a dilemma back from the coach, or deletes it with its key: until it is used in a case the authors were asked about.</summary>
public static class WithdrawDilemma
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var owner = Doors.To(Artefact.Dilemma, Right.Write);
        routes.MapAction(WriteDilemma.Path + "/withdrawal", owner, WithdrawAsync);
        routes.MapAction(WriteDilemma.Path + "/deletion", owner, DeleteAsync);
    }

    private static Task<IResult> WithdrawAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDrafts dilemmas,
        DilemmaDesk desk,
        CancellationToken cancel
    ) => HandleAsync(form, viewer, http, db, dilemmas, desk, dilemmas.WithdrawAsync, cancel);

    private static async Task<IResult> DeleteAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDrafts dilemmas,
        DilemmaDesk desk,
        CancellationToken cancel
    )
    {
        var answer = await HandleAsync(form, viewer, http, db, dilemmas, desk, dilemmas.DeleteAsync, cancel);

        // After the rows, and also when the browser has gone: a text without its key would open for nobody, and no page with it.
        await db.AsAsync(viewer, tx => dilemmas.DestroyKeysAsync(tx, viewer), CancellationToken.None);
        return answer;
    }

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDrafts dilemmas,
        DilemmaDesk desk,
        Func<Tx, Viewer, DilemmaStore.HeadRow, Task<bool>> act,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (form.Id("programme") is not { } programme)
                {
                    return Refusals.Missing;
                }

                if (await dilemmas.HeadAsync(tx, viewer, new ProgrammeId(programme)) is not { } own)
                {
                    return Results.Extensions.SeeOther(WriteDilemma.Path);
                }

                return await act(tx, viewer, own) ? Results.Extensions.SeeOther(WriteDilemma.Address(own.Programme))
                    : await desk.LayOutAsync(tx, viewer, programme) is { } laid
                        ? Pages.Show<SendDilemmaPage>(
                            http,
                            new { Desk = laid, Refusal = "send.inUse" },
                            StatusCodes.Status409Conflict
                        )
                    : Refusals.Missing;
            },
            cancel
        );
}
