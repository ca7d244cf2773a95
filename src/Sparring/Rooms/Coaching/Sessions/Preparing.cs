using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>How far each is with what is expected before a session, as far as the viewer may know.</summary>
public sealed class Preparing(
    IHandedInFoundations handedIn,
    IGroupAgreements agreements,
    IProgrammes programmes,
    Practising practising,
    ISentDilemmas dilemmas,
    CoachingStore sessions,
    CommitmentStore commitments
)
{
    private const string Foundation = "/foundation/submission";

    public async Task<IReadOnlyList<Preparedness>> OfAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var people = open.Members.Select(card => card.Id).ToList();
        var (programme, group) = (open.Session.Programme, open.Session.Group);
        var deadline = await programmes.DeadlineAsync(tx, programme, "foundation-submission");
        var days = await handedIn.DaysAsync(tx, programme, people);
        var accepted = (await agreements.AcceptedAsync(tx, [group]))[group].ToHashSet();
        var arenas = await practising.ArenasAsync(tx, programme, people);
        var looked = await LookedAtAsync(tx, open);
        var hasDilemmas = await programmes.DeadlineAsync(tx, programme, "dilemma") is not null;
        // Once the session is held they may have been deleted.
        var sent = open.Session is { Number: > 1, HeldAt: null } ? await dilemmas.SentByAsync(tx, programme) : null;
        var keys = Expectations.Of(open.Session.Number, open.Session.Day, deadline?.Day, hasDilemmas);
        return
        [
            .. open.Members.Select(card => new Preparedness(
                card.Id,
                card.Name,
                [.. keys.Select(key => Of(key, card.Id))]
            )),
        ];

        Expectation Of(string key, PersonId person)
        {
            var mine = person == viewer.Person;
            return key switch
            {
                // Whether the others have handed in is between them and the coach.
                "foundation" => new(key, mine || open.IsCoach ? days.ContainsKey(person) : null, Foundation),
                "dilemma" => new(key, mine || open.IsCoach ? sent?.Contains(person) : null, "/dilemmas/mine"),
                "arena" => new(key, arenas.ContainsKey(person), Practising.ArenaAddress),
                "begun" => new(key, null, Practising.ActionsAddress),
                "log" => new(key, null, Practising.ActionsAddress),
                "accepted" => new(key, accepted.Contains(person), $"/groups/{group.Value}#accepted"),
                _ => new(key, looked.Contains(person), Agreeing.Address(open.Id) + "#earlier"),
            };
        }
    }

    // Who has said how the line of last time went; with no line there is nothing to say.
    private async Task<IReadOnlySet<PersonId>> LookedAtAsync(Tx tx, OpenSession open)
    {
        if (open.Session.Number <= 1)
        {
            return new HashSet<PersonId>();
        }

        var before = (await sessions.OfGroupAsync(tx, open.Session.Group)).LastOrDefault(other =>
            other.CancelledAt is null && other.Track == open.Session.Track && other.Number < open.Session.Number
        );
        var lines = before is null ? [] : await commitments.OfAsync(tx, before.Id);
        return open
            .Members.Select(card => card.Id)
            .Where(person => lines.All(line => line.Owner != person || line.Outcome is not null))
            .ToHashSet();
    }
}
