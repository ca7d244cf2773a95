using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People.Import;

/// <summary>POST /people/import: a file is read and its rows are kept in the database until they are confirmed.</summary>
public static class UploadPeople
{
    public const long Limit = 25 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/people/import", PeopleAccess.Organisers, HandleAsync, Limit);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Form form,
        Db db,
        PeopleImporting importing,
        ImportStore store,
        CancellationToken cancel
    )
    {
        var id = form.Id("id") ?? Ids.Secure.Next();
        try
        {
            if (form.Files.GetFile("file") is not { } file)
            {
                throw new FileRefusal("fileNone");
            }

            await using var content = file.OpenReadStream();
            await db.AsAsync(
                viewer,
                tx => importing.StageAsync(tx, id, Path.GetFileName(file.FileName), content),
                cancel
            );
            return Results.Redirect($"/people/import/{id}");
        }
        catch (FileRefusal refusal)
        {
            var latest = await db.AsAsync(viewer, store.LatestAsync, cancel);
            var errors = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["file"] = ImportSentences.Of(refusal),
            };
            return Pages.Show<UploadPage>(
                http,
                new
                {
                    Id = Ids.Secure.Next(),
                    Latest = latest,
                    Errors = errors,
                },
                StatusCodes.Status422UnprocessableEntity
            );
        }
    }
}
