using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Shell.Demo;

/// <summary>What the demo consists of, step by step. A step is one transaction that marks itself, and is never done twice.</summary>
public sealed class DemoPlan(
    Db db,
    DemoStore store,
    DemoPeople people,
    IGroupLists groups,
    ICoachingSchedules coaching,
    DemoFoundations foundations,
    DemoPractice practice,
    DemoTogether together,
    DemoObstacles obstacles,
    DemoRules rules,
    DemoDilemmas dilemmas,
    DemoSessions sessions,
    DemoTimes times,
    DemoSurveys surveys,
    DemoStaff staff,
    IProgrammeFiles files,
    SparringSettings settings,
    TimeProvider clock
)
{
    private const string Step = "programme";

    private string Folder => Path.Combine(settings.Programmes, "faelles-om-ledelse");

    public async Task LoadAsync(TenantId tenant, CancellationToken cancel)
    {
        var programme = await db.AsSystemAsync(tenant, LoadProgrammeAsync, cancel);
        await foundations.LoadAsync(tenant, programme, Folder, cancel);
        await practice.LoadAsync(tenant, programme, Folder, cancel);
        await together.LoadAsync(tenant, programme, Folder, cancel);
        await rules.LoadAsync(tenant, programme, Folder, cancel);
        await obstacles.LoadAsync(tenant, programme, Folder, cancel);
        await dilemmas.LoadAsync(tenant, programme, Folder, cancel);
        await sessions.LoadAsync(tenant, programme, cancel);
        await times.LoadAsync(tenant, programme, Folder, cancel);
        await surveys.LoadAsync(tenant, programme, Folder, cancel);
        await staff.LoadAsync(tenant, programme, Folder, cancel);
    }

    /// <summary>The programme, its people and its groups: all of it or nothing.</summary>
    private async Task<ProgrammeId> LoadProgrammeAsync(Tx tx)
    {
        await store.WaitForOthersAsync(tx);
        if (await store.MarkedAsync(tx, Step) is { } known)
        {
            return new ProgrammeId(Guid.Parse(known, CultureInfo.InvariantCulture));
        }

        var weeks = DemoCalendar.WeeksUntil(clock.Today());
        var programme = await files.ImportAsync(tx, Folder, weeks) switch
        {
            ProgrammeImport.Done done => done.Id,
            ProgrammeImport.Refused refused => throw new InvalidDataException(
                "The demo programme cannot be read: " + string.Join(' ', refused.Faults)
            ),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
        await people.LoadAsync(tx, programme, Folder);
        if (
            await groups.ImportAsync(tx, programme, Path.Combine(Folder, "groups"), weeks)
            is GroupListsImport.Refused faulty
        )
        {
            throw new InvalidDataException("The groups of the demo cannot be read: " + string.Join(' ', faulty.Faults));
        }

        if (
            await coaching.ImportAsync(tx, programme, Folder, DemoCalendar.HandInThen.Year, weeks) is
            { Count: > 0 } faults
        )
        {
            throw new InvalidDataException("The coaching of the demo cannot be read: " + string.Join(' ', faults));
        }

        await store.MarkAsync(tx, Step, programme.Value.ToString());
        return programme;
    }
}
