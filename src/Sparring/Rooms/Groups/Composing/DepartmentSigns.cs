namespace Sparring.Rooms.Groups.Composing;

/// <summary>A shape, a letter and a colour for each department of a proposal: never colour alone.</summary>
public sealed class DepartmentSigns
{
    private const int Shapes = 6;
    private const int Colours = 8;
    private readonly Dictionary<string, int> places;

    private readonly Dictionary<string, string> letters;

    private DepartmentSigns(Dictionary<string, int> places)
    {
        this.places = places;
        letters = Letters(places.OrderBy(place => place.Value).Select(place => place.Key));
    }

    public IEnumerable<string> Departments => places.Keys;

    public static DepartmentSigns Of(ProposalSheet sheet) =>
        new(
            sheet
                .Cards.Values.Select(card => card.DepartmentCode ?? card.Department)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase)
                .Select((name, at) => (name, at))
                .ToDictionary(entry => entry.name, entry => entry.at, StringComparer.OrdinalIgnoreCase)
        );

    public int? PlaceOf(string? department) =>
        department is not null && places.TryGetValue(department, out var place) ? place : null;

    /// <summary>The outline within 24 × 24.</summary>
    public static string ShapeOf(int place) =>
        (place % Shapes) switch
        {
            0 => "M12 1a11 11 0 1 0 0 22a11 11 0 1 0 0-22z",
            1 => "M2 2h20v20H2z",
            2 => "M12 0l12 12-12 12L0 12z",
            3 => "M12 1l12 21H0z",
            4 => "M6 2h12l6 10-6 10H6L0 12z",
            _ => "M12 0l12 9-5 14H5L0 9z",
        };

    public static string ColourOf(int place) => $"sign-{place % Colours}";

    /// <summary>One letter of its name that no department before it has; where all are taken, its first.</summary>
    public string LetterOf(string department) => letters.GetValueOrDefault(department, "");

    private static Dictionary<string, string> Letters(IEnumerable<string> departments)
    {
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var department in departments)
        {
            var own = department
                .ToUpperInvariant()
                .Where(char.IsLetterOrDigit)
                .Select(letter => letter.ToString())
                .ToList();
            given[department] =
                own.FirstOrDefault(letter => !given.ContainsValue(letter)) ?? own.FirstOrDefault() ?? "?";
        }

        return given;
    }
}
