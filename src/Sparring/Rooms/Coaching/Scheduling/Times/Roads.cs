using Sparring.Rooms.Coaching.Scheduling.Places;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Sites as the search numbers them; 0 is a place nobody has said, and getting there takes no time.</summary>
internal sealed class Roads(Sites sites, int slotMinutes)
{
    private readonly List<Guid?> places = [null, .. sites.All.Select(site => (Guid?)site.Id)];

    /// <summary>Slots from each place to each, begun ones counted whole; none where no sites are known.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Travel =>
        sites.All.Count == 0 ? [] : [.. places.Select(from => places.Select(to => Slots(from, to)).ToList())];

    public int PlaceOf(Guid? site) => Math.Max(0, places.IndexOf(site));

    public Guid? SiteAt(int place) => places[place];

    public string NameOf(int place) => places[place] is { } id ? sites.Find(id)?.Name ?? "" : "";

    public int Slots(Guid? from, Guid? to) => (sites.Minutes(from, to) + slotMinutes - 1) / slotMinutes;
}
