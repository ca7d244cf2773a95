using System.Globalization;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.Places;

/// <summary>Sites, rooms and minutes as they were typed, with what is wrong.</summary>
public sealed record SitesForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    public const int MostSites = 20;
    private const int MostMinutes = 480;
    private const int MostName = 100;
    private const int MostAddress = 200;

    public static SitesForm Of(Sites sites)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in sites.All)
        {
            typed[NameOf(site)] = site.Name;
            typed[AddressOf(site)] = site.Address;
        }

        foreach (var room in sites.Rooms)
        {
            typed[SiteOf(room)] = room.Site?.ToString() ?? "";
        }

        foreach (var (one, other) in sites.Pairs())
        {
            typed[MinutesOf(one, other)] = sites.Minutes(one.Id, other.Id).ToString(CultureInfo.InvariantCulture);
        }

        return new SitesForm(typed, new Dictionary<string, string>());
    }

    /// <summary>What a form says of these sites; what it does not say is as it was.</summary>
    public static SitesForm Read(Form form, Sites sites)
    {
        var typed = Of(sites).Typed.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var field in typed.Keys.Where(field => form.All(field).Count > 0).ToList())
        {
            typed[field] = form[field];
        }

        foreach (var field in new[] { "new-name", "new-address", "new-room", "new-room-site" })
        {
            typed[field] = form[field];
        }

        var read = new SitesForm(typed, new Dictionary<string, string>());
        return read with { Errors = read.Faults(sites) };
    }

    public static string NameOf(Site site) => $"name-{site.Id}";

    public static string AddressOf(Site site) => $"address-{site.Id}";

    public static string SiteOf(BookableRoom room) => $"site-{room.Id}";

    public static string MinutesOf(Site one, Site other) => $"minutes-{one.Id}-{other.Id}";

    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public string? ErrorOf(string field) => Errors.GetValueOrDefault(field);

    /// <summary>The site a list names; null: none of these.</summary>
    public Guid? SiteIn(string field, Sites sites) =>
        Guid.TryParse(this[field], out var id) && sites.Find(id) is not null ? id : null;

    public static int? Minutes(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= MostMinutes
            ? minutes
            : null;

    private Dictionary<string, string> Faults(Sites sites) =>
        OfSites(sites)
            .Concat(OfNew(sites))
            .Where(check => !check.IsRight)
            .DistinctBy(check => check.Field)
            .ToDictionary(check => check.Field, check => check.Sentence, StringComparer.Ordinal);

    private IEnumerable<(string Field, bool IsRight, string Sentence)> OfSites(Sites sites)
    {
        var texts = RoomTexts.Of<SitesForm>();
        foreach (var site in sites.All)
        {
            var (name, address) = (this[NameOf(site)], this[AddressOf(site)]);
            var same = sites.All.Any(other => other.Id != site.Id && IsSame(this[NameOf(other)], name));
            yield return (NameOf(site), name.Length is > 0 and <= MostName, texts.With("place.noName", MostName));
            yield return (NameOf(site), !same, texts["place.same"]);
            yield return (AddressOf(site), address.Length <= MostAddress, texts.With("place.longAddress", MostAddress));
        }

        foreach (var (one, other) in sites.Pairs())
        {
            var field = MinutesOf(one, other);
            var sentence = texts.With("place.badMinutes", one.Name, other.Name, MostMinutes);
            yield return (field, Minutes(this[field]) is not null, sentence);
        }
    }

    private IEnumerable<(string Field, bool IsRight, string Sentence)> OfNew(Sites sites)
    {
        var texts = RoomTexts.Of<SitesForm>();
        var (name, address, room) = (this["new-name"], this["new-address"], this["new-room"]);
        var isNamed = name.Length <= MostName && (name.Length > 0 || address.Length == 0);
        yield return ("new-name", isNamed, texts.With("place.noName", MostName));
        yield return ("new-name", name.Length == 0 || sites.All.Count < MostSites, texts.With("place.many", MostSites));
        yield return ("new-address", address.Length <= MostAddress, texts.With("place.longAddress", MostAddress));
        yield return ("new-room", room.Length <= MostName, texts.With("place.noName", MostName));
    }

    public static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
