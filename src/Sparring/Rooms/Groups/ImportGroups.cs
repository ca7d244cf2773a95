using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>GET and POST /groups/import: an organiser reads a list of groups in; with a fault nothing is written.</summary>
public static class ImportGroups
{
    private const long MostBytes = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/groups/import", GroupsAccess.Organisers, ShowAsync);
        routes.MapAction("/groups/import", GroupsAccess.Organisers, HandleAsync, MostBytes + Endpoints.FormLimit);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        GroupsAccess access,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => OrganisedAsync(tx, access, viewer, null, clock.Today()), cancel) is { } programme
            ? Pages.Show<ImportGroupsPage>(http, new { Typed = ImportForm.Empty(clock.Today(), programme) })
            : Refusals.Missing;

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupsAccess access,
        GroupLists lists,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var typed = ImportForm.Of(form);
        var errors = typed.Errors(form.Files.GetFile("file") is { Length: > 0 and <= MostBytes });
        if (errors.Count > 0)
        {
            return Again(http, typed, errors, []);
        }

        var content = await ContentAsync(form, cancel);
        var faults = new List<FileFault>();
        var source = new GroupLists.Source(
            form.Files.GetFile("file")?.FileName ?? "",
            GroupList.Read("", content, typed.List, faults)
        );
        if (faults.Count > 0)
        {
            return Again(http, typed, errors, faults);
        }

        var result = await db.AsAsync(
            viewer,
            tx => WriteAsync(tx, viewer, access, lists, typed, source, clock.Today()),
            cancel
        );
        return result switch
        {
            null => Refusals.Missing,
            GroupListsImport.Refused refused => Again(http, typed, errors, refused.Faults),
            _ => Results.LocalRedirect("/groups"),
        };
    }

    private static async Task<GroupListsImport?> WriteAsync(
        Tx tx,
        Viewer viewer,
        GroupsAccess access,
        GroupLists lists,
        ImportForm typed,
        GroupLists.Source source,
        DateOnly today
    )
    {
        if (
            await OrganisedAsync(tx, access, viewer, typed.Programme, today) is not { } programme
            || typed.Day is not { } day
        )
        {
            return null;
        }

        return typed.IsOccasion
            ? await lists.ImportOccasionAsync(
                tx,
                programme.Id,
                new GroupLists.Gathering(
                    typed.Title.ToLowerInvariant(),
                    typed.Title,
                    day,
                    typed.Place.Length > 0 ? typed.Place : null
                ),
                source,
                []
            )
            : await lists.ImportSparringAsync(tx, programme.Id, day, source, []);
    }

    private static async Task<ProgrammeCard?> OrganisedAsync(
        Tx tx,
        GroupsAccess access,
        Viewer viewer,
        Guid? wanted,
        DateOnly today
    ) =>
        await access.ProgrammeAsync(tx, wanted) is { } programme
        && await access.OrganisesAsync(tx, programme.Id, viewer, today)
            ? programme
            : null;

    private static async Task<byte[]> ContentAsync(Form form, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        if (form.Files.GetFile("file") is { } file)
        {
            await file.CopyToAsync(content, cancel);
        }

        return content.ToArray();
    }

    private static IResult Again(
        HttpContext http,
        ImportForm typed,
        IReadOnlyDictionary<string, string> errors,
        IReadOnlyList<FileFault> faults
    ) =>
        Pages.Show<ImportGroupsPage>(
            http,
            new
            {
                Typed = typed,
                Errors = errors,
                Faults = faults,
            },
            StatusCodes.Status422UnprocessableEntity
        );
}

/// <summary>What was chosen beside the file.</summary>
/// <param name="Programme">The programme the form was shown for, whatever has been chosen since.</param>
public sealed record ImportForm(
    Guid? Programme,
    bool IsOccasion,
    DateOnly? Day,
    string DayTyped,
    string Title,
    string Place,
    string? List
)
{
    public static ImportForm Empty(DateOnly today, ProgrammeCard programme) =>
        new(programme.Id.Value, IsOccasion: false, today, "", "", "", null);

    public static ImportForm Of(Form form) =>
        new(
            form.Id("programme"),
            form["kind"] == "occasion",
            form.Date("day"),
            form["day"],
            form["title"],
            form["place"],
            form.Has("list") ? form["list"] : null
        );

    public IReadOnlyDictionary<string, string> Errors(bool hasFile)
    {
        var texts = RoomTexts.Of<ImportForm>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Day is null)
        {
            errors["day"] = texts["errorDay"];
        }

        if (IsOccasion && Title.Length is 0 or > 200)
        {
            errors["title"] = texts["errorTitle"];
        }

        if (!hasFile)
        {
            errors["file"] = texts["errorFile"];
        }

        return errors;
    }
}
