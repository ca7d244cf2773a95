using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner reads her foundation again, with two questions, and says when she will do so next.</summary>
public static class RereadFoundation
{
    private const string Path = "/foundation/rereading";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.FoundationRereading, Right.Write);
        routes.MapPage(Path, door, ShowAsync);
        routes.MapAction(Path, door, HandleAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        RereadDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<RereadPage>(http, new { Desk = laid })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        RereadDesk desk,
        Rereadings rereadings,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.LayOutAsync(tx, viewer, form.Id("programme")) is not { } laid
                    || form.Id("id") is not { } id
                )
                {
                    return Refusals.Missing;
                }

                var day = form.Date("next-review");
                if (RefusalOf(form, day, clock.Today()) is { } refusal)
                {
                    return Pages.Show<RereadPage>(
                        http,
                        new
                        {
                            Desk = laid,
                            Typed = form,
                            Refusal = refusal,
                        },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                var answer = new Rereading(id, form["guardian"], form["examples"], clock.GetUtcNow());
                await rereadings.KeepAsync(tx, viewer, laid.Foundation, answer, day);
                return TypedResults.Redirect(Address(laid.Foundation.Programme));
            },
            cancel
        );

    private static string? RefusalOf(Form form, DateOnly? day, DateOnly today)
    {
        if (
            form["guardian"].Length > SentSections.MaxCharacters
            || form["examples"].Length > SentSections.MaxCharacters
        )
        {
            return "reread.tooLong";
        }

        return (form.Has("next-review"), day) switch
        {
            (true, null) => "reread.noSuchDay",
            (true, { } chosen) when chosen < today => "reread.past",
            _ => null,
        };
    }
}

/// <summary>What lies before an owner who reads again.</summary>
public sealed record LaidRereading(Guid Id, LeadershipFoundation Foundation, IReadOnlyList<Rereading> Earlier);

/// <summary>Gathers what the re-reading page shows.</summary>
public sealed class RereadDesk(FoundationAccess access, Drafts drafts, Rereadings rereadings, Ids ids)
{
    public async Task<LaidRereading?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked) =>
        await access.WritesInAsync(tx, viewer, asked) is { } programme
        && await drafts.FindAsync(tx, viewer, programme.Id) is { } own
            ? new LaidRereading(ids.Next(), own, await rereadings.OfAsync(tx, viewer, own))
            : null;
}
