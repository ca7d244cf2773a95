using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Platform.Writing;

/// <summary>How a save is answered: figures for the script, the next page for a plain browser, both texts where two pages met.</summary>
public static class SectionAnswers
{
    public static IResult Of(
        HttpContext http,
        string onward,
        WritingPlace place,
        IReadOnlyList<SectionSave> saves,
        Ids ids
    )
    {
        var conflicts = saves.OfType<SectionSave.Conflict>().ToList();
        return (conflicts.Count > 0, http.Request.IsFromScript()) switch
        {
            (true, true) => Pages.Show<SectionConflict>(
                http,
                new
                {
                    Conflict = conflicts[0],
                    Title = place.Label(conflicts[0].Kept.Key),
                    InScript = true,
                },
                StatusCodes.Status409Conflict
            ),
            (true, false) => Pages.Show<ConflictPage>(
                http,
                new
                {
                    Conflicts = conflicts,
                    Place = place,
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

/// <summary>Where texts are written: the programme whose they are, and what a section is called on its page.</summary>
public sealed record WritingPlace(ProgrammeId Programme, Func<string, string> Label);
