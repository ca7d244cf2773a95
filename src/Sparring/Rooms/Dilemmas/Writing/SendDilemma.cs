using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>Sends the dilemma to the coach of the author's group, after showing who will read it and what could give somebody away.</summary>
public static class SendDilemma
{
    public const string NamesSomebody = "send.namesSomebody";

    private const string Path = WriteDilemma.Path + "/sending";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.Dilemma, Right.Write), ShowAsync);
        routes.MapAction(Path, Doors.To(Artefact.Dilemma, Right.Write), HandleAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<SendDilemmaPage>(http, new { Desk = laid })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        DilemmaDesk desk,
        DilemmaDrafts dilemmas,
        DilemmasAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } programme
                    || form.Id("id") is not { } id
                )
                {
                    return Refusals.Missing;
                }

                var choice = new SendingChoice(
                    id,
                    form.Number("revision") ?? -1,
                    form["guess"],
                    form["consent"],
                    form.Has("pool"),
                    form.Has("looked")
                );
                var held = await dilemmas.HoldAsync(tx, viewer, programme.Id);
                return Refusal(await dilemmas.SendAsync(tx, viewer, held, choice)) is not { } refusal
                        ? Results.Extensions.SeeOther(WriteDilemma.Address(programme.Id))
                    : await desk.LayOutAsync(tx, viewer, programme.Id.Value) is { } laid
                        ? Pages.Show<SendDilemmaPage>(
                            http,
                            new
                            {
                                Desk = laid,
                                Choice = choice,
                                Refusal = refusal.Text,
                            },
                            refusal.Status
                        )
                    : Refusals.Missing;
            },
            cancel
        );

    private static (string Text, int Status)? Refusal(Sending sending) =>
        sending switch
        {
            Sending.NothingWritten => ("send.nothingWritten", StatusCodes.Status422UnprocessableEntity),
            Sending.NotDecided => ("send.notDecided", StatusCodes.Status422UnprocessableEntity),
            Sending.NamesCitizen => ("send.namesCitizen", StatusCodes.Status422UnprocessableEntity),
            Sending.NamesSomebody => (NamesSomebody, StatusCodes.Status422UnprocessableEntity),
            Sending.ChangedMeanwhile => ("send.changedMeanwhile", StatusCodes.Status409Conflict),
            Sending.InUse => ("send.inUse", StatusCodes.Status409Conflict),
            _ => null,
        };
}
