using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;

namespace Sparring.Rooms.Practice;

/// <summary>What a form of this room has sent: texts that save themselves, and answers that are chosen.</summary>
public static class PracticeForm
{
    /// <summary>Whether a whole form was sent; a page that saves by itself sends one text alone.</summary>
    public static bool IsWhole(this Form form) => form.Has("whole");

    /// <summary>The keys chosen under a name, as they are kept.</summary>
    public static string Chosen(this Form form, string name) =>
        string.Join(
            ',',
            form.All(name).Where(key => key.Length is > 0 and < 80 && !key.Contains(',', StringComparison.Ordinal))
        );

    /// <summary>A day as it is kept: empty when none was written, and when it could not be read.</summary>
    public static string Day(this Form form, string name) =>
        form.Date(name)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>Something was written where a day should stand, and it is none.</summary>
    public static bool IsNoDay(this Form form, string name) => form.Has(name) && form.Date(name) is null;

    public static WritingPlace Place(ProgrammeId programme, string prefix) =>
        new(programme, key => RoomTexts.Of<PracticeThing>()[$"{prefix}.{key}"]);

    public static bool HasConflict(IReadOnlyList<SectionSave> saves) => saves.OfType<SectionSave.Conflict>().Any();

    /// <summary>A refused form: the same page with its sentences, and everything that was typed.</summary>
    public static IResult Refused<T>(HttpContext http, object page)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        Pages.Show<T>(http, page, StatusCodes.Status422UnprocessableEntity);
}
