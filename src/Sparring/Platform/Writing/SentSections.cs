using Microsoft.AspNetCore.Http;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Platform.Writing;

/// <summary>The protocol between an open page and the saving of its sections.</summary>
public static class SentSections
{
    /// <summary>The sections a form carries; what it does not carry is not touched.</summary>
    public static IReadOnlyList<SectionText> Of(Form form, IEnumerable<string> keys) =>
        [
            .. keys.Where(key => form.All($"text-{key}").Count > 0 && form[$"choice-{key}"] != "saved")
                .Select(key => new SectionText(
                    key,
                    Chosen(form, key),
                    form.Number($"base-{key}") ?? 0,
                    form.Id("editor") ?? Guid.Empty,
                    form.Number("step") ?? 1
                )),
        ];

    /// <summary>Whether the autosaving script asks: it wants figures or a fragment, not a page.</summary>
    public static bool IsFromScript(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    /// <summary>Tells the script the revision it may go on from, and the sentence to show.</summary>
    public static IResult Saved(IReadOnlyList<SectionSave> saves) =>
        TypedResults.Json(
            saves
                .Select(save =>
                    save is SectionSave.Saved saved ? saved.Section : ((SectionSave.AlreadySaved)save).Section
                )
                .Select(section => new
                {
                    section.Key,
                    section.Revision,
                    Said = SavedAt(section.SavedAt),
                })
        );

    /// <summary>What one section may weigh; far beyond any text of the templates, and short of a form's limit.</summary>
    public const int MaxCharacters = 20_000;

    /// <summary>The refusal of a section that is too long, with all of it to copy; null when none is.</summary>
    public static IResult? TooLong(HttpContext http, IReadOnlyList<SectionText> sent, string back) =>
        sent.FirstOrDefault(section => section.Text.Length > MaxCharacters) is { } section
            ? Pages.Show<TooLongPage>(
                http,
                new { Section = section, Back = back },
                StatusCodes.Status422UnprocessableEntity
            )
            : null;

    public static string SavedAt(DateTimeOffset? time) =>
        time is { } at ? RoomTexts.Of<WrittenSection>().With("savedAt", at.Clock()) : "";

    private static string Chosen(Form form, string key) =>
        form[$"choice-{key}"] == "both" ? form[$"kept-{key}"] + "\n\n" + form[$"text-{key}"] : form[$"text-{key}"];
}
