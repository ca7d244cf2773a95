using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>What was typed into a form: trimmed, in one Unicode form, with line breaks as the database keeps them.</summary>
public sealed class Form(IFormCollection fields)
{
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd",
        "d.M.yyyy",
        "d-M-yyyy",
        "d/M-yyyy",
        "d/M yyyy",
        "d/M/yyyy",
        "d. M. yyyy",
        "d MMMM yyyy",
    ];

    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>Nothing was sent.</summary>
    public static Form Empty { get; } = new(FormCollection.Empty);

    public IFormFileCollection Files => fields.Files;

    /// <summary>The text of a field; empty when it is missing.</summary>
    public string this[string name] => Clean(fields[name].ToString());

    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>().Select(Clean)];

    public bool Has(string name) => fields.ContainsKey(name) && this[name].Length > 0;

    public Guid? Id(string name) => Guid.TryParse(this[name], out var id) ? id : null;

    public int? Number(string name) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// A date as browsers send it (2018-11-19) or as people write it in Danish (19.11.2018, 19-11-2018, 19/11 2018, 19. november 2018) or in
    /// English (19/11/2018, 19 November 2018), whichever the page is in.
    /// </summary>
    public DateOnly? Date(string name) => DateOf(this[name]);

    /// <summary>A date as it is written in a field.</summary>
    public static DateOnly? DateOf(string written) =>
        DateOnly.TryParseExact(
            written,
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var date
        ) || DateOnly.TryParseExact(written, "d. MMMM yyyy", Danish, DateTimeStyles.AllowWhiteSpaces, out date)
            ? date
            : null;

    public static async ValueTask<Form?> BindAsync(HttpContext context, ParameterInfo _) =>
        context.Request.HasFormContentType
            ? new Form(await context.Request.ReadFormAsync(context.RequestAborted))
            : Empty;

    private static string Clean(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace("\0", "", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormC)
            .Trim();
}
