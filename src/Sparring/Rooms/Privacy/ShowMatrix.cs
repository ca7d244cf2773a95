using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Privacy.Erasing;

namespace Sparring.Rooms.Privacy;

/// <summary>GET /privacy: the whole permission matrix in plain words, searchable.</summary>
public static class ShowMatrix
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/privacy", Door.SignedIn, Handle);

    private static IResult Handle(Viewer viewer, HttpContext http, IPermissionMatrix matrix)
    {
        var query = http.Request.Query["q"].ToString().Trim();
        var rows = matrix.Rows.Select(row => new MatrixView(row)).Where(view => view.Says(query)).ToList();
        return Pages.Show<MatrixPage>(
            http,
            new
            {
                Query = query,
                Rows = rows,
                Total = matrix.Rows.Count,
                matrix.Actors,
                IsOfficer = RequestErasure.Officers.Opens(viewer),
            }
        );
    }
}

/// <summary>A row of the matrix as it is read.</summary>
public sealed record MatrixView(MatrixRow Row)
{
    public string Name { get; } = Capital(RoomTexts.Language == "en" ? Row.English : Row.Danish);

    public string Sentence { get; } = new WhoCanReadSentence(Row, null).ToString();

    /// <summary>What an actor may, in words.</summary>
    public string Words(string actor)
    {
        var texts = RoomTexts.Of<MatrixView>();
        return Row.Rights.TryGetValue(actor, out var letters)
            ? string.Join(", ", letters.Select(letter => texts["right-" + letter]))
            : texts["right-none"];
    }

    public bool Says(string query) =>
        query.Length == 0
        || Name.Contains(query, StringComparison.CurrentCultureIgnoreCase)
        || Sentence.Contains(query, StringComparison.CurrentCultureIgnoreCase);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
