using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Foundation;

/// <summary>How a save is answered: figures for the script, the next page for a plain browser, both texts where two pages met.</summary>
public static class SectionAnswers
{
    public static IResult Of(
        HttpContext http,
        string onward,
        ProgrammeId programme,
        IReadOnlyList<SectionSave> saves,
        Ids ids
    )
    {
        var conflicts = saves.OfType<SectionSave.Conflict>().ToList();
        return (conflicts.Count > 0, http.Request.IsFromScript()) switch
        {
            (true, true) => Pages.Show<SectionConflict>(
                http,
                new { Conflict = conflicts[0], InScript = true },
                StatusCodes.Status409Conflict
            ),
            (true, false) => Pages.Show<ConflictPage>(
                http,
                new
                {
                    Conflicts = conflicts,
                    Programme = programme,
                    Editor = ids.Next(),
                    Action = http.Request.Path.Value,
                },
                StatusCodes.Status409Conflict
            ),
            (false, true) => SentSections.Saved(saves),
            _ => TypedResults.Redirect(onward),
        };
    }
}
