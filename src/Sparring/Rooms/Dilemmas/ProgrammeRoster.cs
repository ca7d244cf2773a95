using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas;

/// <summary>Gathers whose names must not stand in a dilemma or a case: those who hold a role in the programme today.</summary>
public sealed class ProgrammeRoster(IProgrammes programmes, IPeople people, TimeProvider clock)
{
    private static readonly string[] Named =
    [
        "participant",
        "coach",
        "organiser",
        "executive",
        "facilitator",
        "booker",
    ];

    public async Task<Roster> OfAsync(Tx tx, ProgrammeId programme)
    {
        var today = clock.Today();
        var ids = new HashSet<PersonId>();
        foreach (var role in Named)
        {
            ids.UnionWith(await programmes.HoldersAsync(tx, programme, role, today));
        }

        var cards = await people.CardsAsync(tx, ids, today);
        return new Roster([
            .. cards.Values.Select(card => new RosterPerson(
                card.Name,
                card.Title,
                card.Department,
                card.DepartmentCode
            )),
        ]);
    }
}
