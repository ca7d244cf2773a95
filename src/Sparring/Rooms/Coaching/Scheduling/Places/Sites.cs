using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Places;

/// <summary>A place with an address that rooms are at.</summary>
public sealed record Site(Guid Id, string Name, string Address);

/// <summary>How long it takes between two sites, both ways.</summary>
public sealed record Travel(Guid One, Guid Other, int Minutes);

/// <summary>A coach's way from one session to the next of the same day.</summary>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Left">How long there is.</param>
public sealed record Trip(string From, string To, int Minutes, int Left)
{
    public bool IsTooLong => Minutes > Left;
}

/// <summary>What somebody has that the programme does not know of: when, and how far from there to each of its sites.</summary>
/// <param name="Minutes">In the sites' order; null: where it is has not been said, and getting there takes no time.</param>
public sealed record Taken(PersonId Person, DateTimeOffset Starts, DateTimeOffset Ends, int[]? Minutes);

/// <summary>The sites of a programme with its rooms, and how long it takes between them.</summary>
public sealed record Sites(IReadOnlyList<Site> All, IReadOnlyList<Travel> Travels, IReadOnlyList<BookableRoom> Rooms)
{
    /// <summary>Minutes between two sites of which nobody has said how far they are apart.</summary>
    public const int UsualMinutes = 30;

    /// <summary>Within a site, and where a place is not known, it takes no time.</summary>
    public int Minutes(Guid? from, Guid? to) =>
        from is null || to is null || from == to ? 0
        : Travels.FirstOrDefault(way => (way.One == from && way.Other == to) || (way.One == to && way.Other == from))
            is { } said
            ? said.Minutes
        : UsualMinutes;

    /// <summary>Where a session is: the site of its room, or the one its place names.</summary>
    public Site? Of(CoachingSession session) =>
        session.Room is { } room ? OfRoom(room)
        : session.Place.Length == 0 ? null
        : All.Where(site => Names(session.Place, site.Name)).MaxBy(site => site.Name.Length);

    public Site? OfRoom(Guid room) =>
        Rooms.FirstOrDefault(known => known.Id == room)?.Site is { } site ? Find(site) : null;

    public Site? Find(Guid id) => All.FirstOrDefault(site => site.Id == id);

    /// <summary>Every two sites once, by name.</summary>
    public IEnumerable<(Site One, Site Other)> Pairs() =>
        All.SelectMany((one, at) => All.Skip(at + 1).Select(other => (one, other)));

    /// <summary>The way between two sessions, the earlier first; null where it takes none.</summary>
    public Trip? Between(CoachingSession before, CoachingSession after) =>
        Of(before) is { } from && Of(after) is { } to && from != to
            ? new Trip(from.Name, to.Name, Minutes(from.Id, to.Id), (int)(after.Starts - before.Ends).TotalMinutes)
            : null;

    /// <summary>How long it takes from what somebody has elsewhere to a site, or back.</summary>
    public int Minutes(Taken elsewhere, Guid? site) =>
        site is { } here
        && elsewhere.Minutes is { } all
        && All.ToList().FindIndex(known => known.Id == here) is >= 0 and var at
            ? all[at]
            : 0;

    /// <summary>Whether somebody could not be at both.</summary>
    public bool IsTooFar(Taken elsewhere, DateTimeOffset starts, DateTimeOffset ends, Guid? site) =>
        Minutes(elsewhere, site) is > 0 and var way
        && elsewhere.Ends.AddMinutes(way) > starts
        && ends.AddMinutes(way) > elsewhere.Starts;

    // As words of their own: “Rådhuset” is not in “Rådhusetorvet”.
    private static bool Names(string place, string name)
    {
        for (var at = 0; (at = place.IndexOf(name, at, StringComparison.CurrentCultureIgnoreCase)) >= 0; at++)
        {
            var end = at + name.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(place[at - 1]))
                && (end == place.Length || !char.IsLetterOrDigit(place[end]))
            )
            {
                return true;
            }
        }

        return false;
    }
}
