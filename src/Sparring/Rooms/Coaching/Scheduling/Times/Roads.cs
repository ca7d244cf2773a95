using Sparring.Rooms.Coaching.Scheduling.Places;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>
/// Sites as the search numbers them; 0 is a place nobody has said, and getting there takes no time. After them comes what people have
/// elsewhere, each a place of its own without a name.
/// </summary>
internal sealed class Roads(Sites sites, IReadOnlyList<Taken> elsewhere, int slotMinutes)
{
    private readonly List<Guid?> places = [null, .. sites.All.Select(site => (Guid?)site.Id)];

    /// <summary>What somebody has elsewhere and has a way from; of the rest only the hours are taken.</summary>
    public List<Taken> Away { get; } = [.. elsewhere.Where(taken => taken.Minutes?.Any(way => way > 0) == true)];

    /// <summary>Slots from each place to each, begun ones counted whole; none where no sites are known.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Travel
    {
        get
        {
            var all = Enumerable.Range(0, places.Count + Away.Count).ToList();
            return sites.All.Count == 0 ? [] : [.. all.Select(from => all.ConvertAll(to => Slots(Minutes(from, to))))];
        }
    }

    public int PlaceOf(Guid? site) => Math.Max(0, places.IndexOf(site));

    public int PlaceOf(Taken taken) => places.Count + Away.IndexOf(taken);

    public string NameOf(int place) => SiteAt(place) is { } id ? sites.Find(id)?.Name ?? "" : "";

    public int Slots(Guid? from, Guid? to) => Slots(sites.Minutes(from, to));

    public int Minutes(int from, int to) =>
        IsAway(from) && IsAway(to) ? 0
        : IsAway(from) ? sites.Minutes(Away[from - places.Count], SiteAt(to))
        : IsAway(to) ? Minutes(to, from)
        : sites.Minutes(SiteAt(from), SiteAt(to));

    private bool IsAway(int place) => place >= places.Count;

    private Guid? SiteAt(int place) => IsAway(place) ? null : places[place];

    private int Slots(int minutes) => (minutes + slotMinutes - 1) / slotMinutes;
}
