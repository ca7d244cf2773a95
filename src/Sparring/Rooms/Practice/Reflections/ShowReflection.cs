using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>One's own reflections and the lens; a reflection as those read it with whom it is shared.</summary>
public static class ShowReflection
{
    public const string Path = "/practice/reflections";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var own = Doors.To(Artefact.Reflection, Right.Write);
        routes.MapPage(Path, own, ListAsync);
        routes.MapPage(Path + "/new", own, BeginAsync);
        routes
            .MapPage(Path + "/{id:guid}", Doors.To(Artefact.Reflection, Right.Read), ShowAsync)
            .NoteRefusals(Artefact.Reflection, "read");
        routes.MapPage("/practice/lens", own, LensAsync);
    }

    public static string Address(Guid reflection) => $"{Path}/{reflection}";

    private static Task<IResult> ListAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        ReflectionDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.ListAsync(tx, viewer, programme) is { } list
                    ? Pages.Show<ReflectionsPage>(http, new { List = list })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> BeginAsync(
        Guid? programme,
        string? activity,
        Guid? action,
        Viewer viewer,
        HttpContext http,
        Db db,
        ReflectionDesk desk,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.BeginAsync(tx, viewer, new(ids.Next(), programme, activity, action)) is { } laid
                    ? Pages.Show<ReflectionPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        ReflectionDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.OpenAsync(tx, viewer, id) switch
                {
                    { IsOwn: true } own => Pages.Show<ReflectionPage>(http, new { Laid = own }),
                    { } other => Pages.Show<ReflectionReadPage>(http, new { Laid = other }),
                    null => Refusals.Missing,
                },
            cancel
        );

    private static Task<IResult> LensAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        PracticeAccess access,
        ILearningFrames frames,
        Lens lens,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, programme) is not { } chosen)
                {
                    return Pages.Show<NoPracticePage>(http, new { });
                }

                var links = Lens.LinksOf(await frames.FindAsync(tx, chosen.Id));
                var laid = new LaidLens(chosen, links, await lens.OwnAsync(tx, viewer, chosen.Id));
                return Pages.Show<LensPage>(http, new { Laid = laid });
            },
            cancel
        );
}
