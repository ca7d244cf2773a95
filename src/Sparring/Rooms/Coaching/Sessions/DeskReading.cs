using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What lies on a coach's desk before a session.</summary>
/// <param name="Reflections">What members have shared of their own reflection on the session before.</param>
public sealed record LaidOut(
    OpenSession Open,
    IReadOnlyList<DeskMember> Members,
    EarlierAgreement? Earlier,
    IReadOnlyList<Reflected> Reflections,
    SessionPlan Plan,
    WrittenSection Notes,
    Guid Editor
);

/// <summary>One member as the coach prepares for her.</summary>
/// <param name="HandedIn">What she handed in last; null: nothing yet.</param>
/// <param name="Practice">Her focus and arena, and what she has shared.</param>
public sealed record DeskMember(
    PersonCard Card,
    HandedInFoundation? HandedIn,
    MemberPractice Practice,
    Preparedness Prepared
);

/// <summary>Gathers the desk: a fixed number of questions, however many groups there are. What is shown of others is noted.</summary>
public sealed class DeskReading(
    IHandedInFoundations handedIn,
    Practising practising,
    Preparing preparing,
    AgreementReading agreements,
    SessionTexts texts,
    SharedReading reading,
    Plans plans,
    Ids ids
)
{
    public async Task<LaidOut> OfAsync(Tx tx, Viewer viewer, OpenSession open)
    {
        var people = open.Members.Select(card => card.Id).ToList();
        var sent = await handedIn.OfAsync(tx, viewer, open.Session.Programme, people);
        var practice = await practising.ReadAsync(tx, viewer, open.Session.Programme, people);
        var prepared = await preparing.OfAsync(tx, viewer, open);
        var earlier = await agreements.EarlierAsync(tx, viewer, open);
        var reflections = earlier is null ? [] : await texts.ReflectionsAsync(tx, viewer, earlier.Open);
        if (earlier is not null)
        {
            await reading.NoteAsync(
                tx,
                earlier.Open,
                Privacy.Contract.Artefact.Reflection,
                reflections.Select(one => one.Owner)
            );
        }

        return new LaidOut(
            open,
            [
                .. open.Members.Select(card => new DeskMember(
                    card,
                    sent.FirstOrDefault(one => one.Owner == card.Id),
                    practice.GetValueOrDefault(card.Id) ?? MemberPractice.Nothing(card.Id),
                    prepared.First(one => one.Person == card.Id)
                )),
            ],
            earlier,
            reflections,
            await plans.OfAsync(tx, open),
            await texts.NoteAsync(tx, viewer, open),
            ids.Next()
        );
    }
}
