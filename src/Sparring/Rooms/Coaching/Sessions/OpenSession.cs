using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>A session as those see it who sit in it: the group of today and its coach of today.</summary>
/// <param name="Members">By name.</param>
/// <param name="IsCoach">Whether the viewer coaches the group; else she is in it.</param>
public sealed record OpenSession(
    CoachingSession Session,
    IReadOnlyList<PersonCard> Members,
    PersonCard? Coach,
    bool IsCoach
)
{
    public CoachingSessionId Id => Session.Id;

    /// <summary>Whether the session is behind: noted as held, or its day has passed.</summary>
    /// <param name="today">The day it is asked on.</param>
    public bool IsBehind(DateOnly today) => Session.HeldAt is not null || Session.Day < today;

    public int Minutes => (int)(Session.Ends - Session.Starts).TotalMinutes;

    /// <summary>Whom a group's texts are sealed for: the group itself, so that they outlive nobody's key and name nobody.</summary>
    public PersonId Subject => PersonId.Of(Session.Group.Value);

    /// <summary>Who has her turn when; it begins with somebody else the next time.</summary>
    public IReadOnlyList<PersonCard> Round =>
        Members.Count == 0
            ? []
            :
            [
                .. Members.Skip((Session.Number - 1) % Members.Count),
                .. Members.Take((Session.Number - 1) % Members.Count),
            ];

    public string NameOf(PersonId person) =>
        Members.Append(Coach).FirstOrDefault(card => card?.Id == person)?.Name ?? "–";
}

/// <summary>Opens a session for who belongs to it today; to all others it is not there.</summary>
public sealed class SessionOpening(CoachingStore sessions, SessionStore store, IPeople people, TimeProvider clock)
{
    public async Task<OpenSession?> OpenAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (await sessions.FindAsync(tx, CoachingSessionId.Of(id)) is not { } session)
        {
            return null;
        }

        var group = await store.GroupAsync(tx, session.Group);
        var isCoach = group.Any(member => member.IsCoached);
        if (!isCoach && group.All(member => member.Person != viewer.Person))
        {
            return null;
        }

        var cards = await people.CardsAsync(
            tx,
            [.. group.Select(member => member.Person), session.Coach],
            clock.Today()
        );
        return new OpenSession(
            session,
            [
                .. group
                    .Select(member => cards.GetValueOrDefault(member.Person))
                    .OfType<PersonCard>()
                    .OrderBy(card => card.Name, StringComparer.CurrentCulture),
            ],
            cards.GetValueOrDefault(session.Coach),
            isCoach
        );
    }

    /// <summary>The same for the coach of the group alone.</summary>
    public async Task<OpenSession?> AsCoachAsync(Tx tx, Viewer viewer, Guid id) =>
        await OpenAsync(tx, viewer, id) is { IsCoach: true } open ? open : null;
}
