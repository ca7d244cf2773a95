using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Coaching as far as it has come: the first group has met once and agreed, its second session is to come; two points across groups.</summary>
public sealed class DemoSessions(
    Db db,
    DemoStore store,
    IWriteSessions pen,
    ICoachingSessions sessions,
    ISparringGroups groups,
    TimeProvider clock
)
{
    private const int DaysAgo = 9;

    private static readonly Dictionary<string, string> Together = new(StringComparer.Ordinal)
    {
        ["agreement"] =
            "Den, der ser en sag på vej ud over sin egen afdeling, ringer først. Vi spørger hinanden om det efter to uger.",
        ["patterns"] =
            "Vi venter alle på et ja oppefra, som ingen har bedt om. Og vi bruger ordet “koordinering” om det, vi ikke har sagt højt.",
        ["terms"] =
            "Dilemmaerne sendes til coachen senest tre uger før session 2. En case må bygge på dem, når ingen kan kendes.",
    };

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, CancellationToken cancel)
    {
        if (await ViewerAsync(tenant, "A", cancel) is { } coach)
        {
            var first = await db.AsAsync(coach, tx => HoldAsync(tx, coach), cancel);
            foreach (var number in first is null ? [] : (string[])["P01", "P03"])
            {
                if (await ViewerAsync(tenant, number, cancel) is { } member)
                {
                    await db.AsAsync(member, tx => WriteAsync(tx, member, first, number), cancel);
                }
            }

            await OfferAsync(tenant, programme, coach, "organisers", 0, cancel);
        }

        if (await ViewerAsync(tenant, "B", cancel) is { } other)
        {
            await OfferAsync(tenant, programme, other, "forum", DaysAgo, cancel);
        }
    }

    private Task<Viewer?> ViewerAsync(TenantId tenant, string number, CancellationToken cancel) =>
        db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, number), cancel);

    // The first of the coach's groups met early, so that both a session held and one to come can be seen.
    private async Task<CoachingSession?> HoldAsync(Tx tx, Viewer coach)
    {
        var own = await sessions.OfCoachAsync(tx, coach.Person);
        if (own.Where(session => session.Number == 1).MinBy(session => session.GroupNumber) is not { } first)
        {
            return null;
        }

        if (!await store.MarkAsync(tx, "session"))
        {
            return first;
        }

        var held = await pen.MoveToAsync(tx, coach, first.Id, Weekday(clock.Today().AddDays(-DaysAgo)));
        await pen.WriteTogetherAsync(tx, coach, first.Id, Together);
        foreach (var member in (await sessions.AttendeesAsync(tx, first.Id)).Where(person => person != coach.Person))
        {
            // Written at the table by the coach; each says yes to her own afterwards.
            var line = "Invitere én fra en anden afdeling med til vores næste møde om en fælles borger.";
            await pen.WriteLineAsync(tx, coach, first.Id, new(member, line, clock.Today().AddDays(21), null));
        }

        await pen.HoldAsync(
            tx,
            coach,
            first.Id,
            "Gruppen tænker hurtigt. Vent, når spørgsmålet er stillet. Næste gang: hvem spørger hvem, og hvornår?"
        );
        return held;
    }

    private async Task WriteAsync(Tx tx, Viewer member, CoachingSession? session, string number)
    {
        if (session is null || !await store.MarkAsync(tx, "session." + number))
        {
            return;
        }

        await pen.ReflectAsync(
            tx,
            member,
            session.Id,
            number == "P01"
                ? "At jeg har troet, det var samarbejdet, der var svært. Det er beslutningen bagefter."
                : "Jeg spørger for at få ret. De andre spurgte for at forstå."
        );
    }

    private async Task OfferAsync(
        TenantId tenant,
        ProgrammeId programme,
        Viewer coach,
        string audience,
        int daysAgo,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            coach,
            async tx =>
            {
                var coached = await groups.CoachedByAsync(tx, coach.Person, clock.Today());
                if (coached.Count >= 2 && await store.MarkAsync(tx, "insight." + audience))
                {
                    var text =
                        daysAgo == 0
                            ? "Flere ledere venter på et mandat, de allerede har. Det letter, når det bliver sagt højt."
                            : "Det, der flytter samarbejdet på tværs, er sjældent et nyt møde. Det er, at nogen ringer, før sagen er færdig.";
                    var point = new PointToOffer(
                        text,
                        audience,
                        [.. coached.Select(group => group.Id)],
                        clock.Today().AddDays(-daysAgo)
                    );
                    await pen.OfferAsync(tx, coach, programme, point);
                }
            },
            cancel
        );

    private static DateOnly Weekday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(-1),
            DayOfWeek.Sunday => day.AddDays(-2),
            _ => day,
        };
}
