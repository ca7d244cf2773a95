using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.Places;

/// <summary>GET and POST /coaching/places: the organiser says where rooms are and how long it takes between them.</summary>
public static class KeepSites
{
    public const string Path = "/coaching/places";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SchedulingAccess.Organisers, ShowAsync);
        routes.MapAction(Path, SchedulingAccess.Organisers, KeepAsync);
        routes.MapAction(Path + "/{id:guid}/removal", SchedulingAccess.Organisers, RemoveAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        bool? saved,
        HttpContext http,
        Db db,
        SchedulingAccess access,
        SiteStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is { } programme
                && await store.OfAsync(tx, programme.Id) is var sites
                    ? Page(http, sites, SitesForm.Of(sites), saved == true)
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> KeepAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        SchedulingAccess access,
        SiteKeeping keeping,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.OrganisedAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var (sites, typed) = await keeping.KeepAsync(tx, programme.Id, form);
                return typed.Errors.Count > 0
                    ? Page(http, sites, typed, isSaved: false)
                    : Results.Extensions.SeeOther(Path + "?saved=true");
            },
            cancel
        );

    private static Task<IResult> RemoveAsync(
        Guid id,
        Viewer viewer,
        Db db,
        SchedulingAccess access,
        SiteStore store,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.OrganisedAsync(tx, viewer) is not { } programme)
                {
                    return Refusals.Missing;
                }

                await store.RemoveAsync(tx, programme.Id, id);
                return Results.Extensions.SeeOther(Path + "?saved=true");
            },
            cancel
        );

    private static IResult Page(HttpContext http, Sites sites, SitesForm form, bool isSaved) =>
        Pages.Show<SitesPage>(
            http,
            new
            {
                Sites = sites,
                Form = form,
                IsSaved = isSaved,
            },
            form.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
}

/// <summary>Keeps what was typed of sites, rooms and minutes: all of it, or nothing and what is wrong.</summary>
public sealed class SiteKeeping(SiteStore store, TrackStore tracks, Ids ids)
{
    public async Task<(Sites Sites, SitesForm Typed)> KeepAsync(Tx tx, ProgrammeId programme, Form form)
    {
        // Two presses of one button come one after the other, and the second finds what the first has made.
        await tracks.LockAsync(tx, programme);
        var sites = await store.OfAsync(tx, programme);
        var typed = SitesForm.Read(form, sites);
        if (typed.Errors.Count == 0)
        {
            await KeepAsync(tx, programme, sites, typed);
        }

        return (sites, typed);
    }

    private async Task KeepAsync(Tx tx, ProgrammeId programme, Sites sites, SitesForm typed)
    {
        foreach (var site in sites.All)
        {
            var kept = site with { Name = typed[SitesForm.NameOf(site)], Address = typed[SitesForm.AddressOf(site)] };
            if (kept != site)
            {
                await store.PutAsync(tx, programme, kept);
            }
        }

        foreach (var (one, other) in sites.Pairs())
        {
            if (
                SitesForm.Minutes(typed[SitesForm.MinutesOf(one, other)]) is { } minutes
                && minutes != sites.Minutes(one.Id, other.Id)
            )
            {
                await store.PutTravelAsync(tx, programme, new Travel(one.Id, other.Id, minutes));
            }
        }

        foreach (var room in sites.Rooms)
        {
            if (typed.SiteIn(SitesForm.SiteOf(room), sites) is var site && site != room.Site)
            {
                await store.PutRoomAsync(tx, programme, room.Id, site);
            }
        }

        await AddAsync(tx, programme, sites, typed);
    }

    private async Task AddAsync(Tx tx, ProgrammeId programme, Sites sites, SitesForm typed)
    {
        var (name, room) = (typed["new-name"], typed["new-room"]);
        if (name.Length > 0 && !sites.All.Any(site => SitesForm.IsSame(site.Name, name)))
        {
            await store.PutAsync(tx, programme, new Site(ids.Next(), name, typed["new-address"]));
        }

        if (room.Length > 0 && !sites.Rooms.Any(known => SitesForm.IsSame(known.Name, room)))
        {
            var id = ids.Next();
            await tracks.AddRoomAsync(tx, id, programme, room);
            await store.PutRoomAsync(tx, programme, id, typed.SiteIn("new-room-site", sites));
        }
    }
}
