using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>“Udkomme”: the owner publishes her foundation to an audience she chooses, and may withdraw it.</summary>
public static class PublishFoundation
{
    private const string Path = "/foundation/publication";

    /// <summary>Whom she may choose, the nearest first.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["group", "staff", "forum", "organisation"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.FoundationPublished, Right.Write);
        routes.MapPage(Path, door, ShowAsync);
        routes.MapAction(Path, door, HandleAsync);
        routes.MapAction(Path + "/withdrawal", door, WithdrawAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Publishing publishing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, programme) is { } chosen
                    ? Pages.Show<PublishPage>(
                        http,
                        new { Publication = await publishing.LayOutAsync(tx, viewer, chosen.Id) }
                    )
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Publishing publishing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } chosen
                    || form.Id("id") is not { } id
                )
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, chosen.Id);
                if (
                    await publishing.PublishAsync(
                        tx,
                        viewer,
                        held,
                        new(id, form["audience"], form.Number("revision") ?? -1)
                    ) is
                    { } refusal
                )
                {
                    return Pages.Show<PublishPage>(
                        http,
                        new
                        {
                            Publication = await publishing.LayOutAsync(tx, viewer, chosen.Id),
                            Refusal = refusal,
                            Asked = form["audience"],
                        },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                return TypedResults.Redirect(Address(chosen.Id));
            },
            cancel
        );

    private static Task<IResult> WithdrawAsync(
        Form form,
        Viewer viewer,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Publishing publishing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } chosen)
                {
                    return Refusals.Missing;
                }

                await publishing.WithdrawAsync(tx, viewer, await drafts.HoldAsync(tx, viewer, chosen.Id));
                return TypedResults.Redirect(Address(chosen.Id));
            },
            cancel
        );
}
