using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Erasing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Erases people of the planted world through their own page, and looks for what is left of them.</summary>
internal sealed class Erased(ProbeApp app, ProbeWorld world)
{
    private static readonly string[] Pages =
    [
        "/",
        "/foundation",
        "/foundation/reading",
        "/groups",
        "/groups/mine",
        "/practice",
        "/practice/together",
        "/coaching",
        "/coaching/mine",
        "/coaching/desk",
        "/coaching/insights",
        "/dilemmas/mine",
        "/dilemmas/reading",
        "/cases",
        "/surveys",
        "/people",
        "/calendar",
        "/privacy/reads",
        "/privacy/mine",
        "/privacy/mine/file.html",
    ];

    private readonly TenantId tenant = world.Canaries.Values.First().Tenant;
    private readonly List<PersonId> staying = [];

    public async Task<string> ReportsAsync() =>
        string.Join(
            '\n',
            await app.Database.ListAsync<string>("select coalesce(report, '-') from survey_wave order by id")
        );

    /// <summary>Everybody of the first organisation but who published, who organises and a coach; each on her own page.</summary>
    public async Task<IReadOnlyList<PersonId>> EraseAsync()
    {
        var gone = new List<PersonId>();
        var left = await app.Database.ListAsync<PersonId>("select id from person where left_on is not null");
        var people = world.Viewers.OfType<PersonId>().Where(person => Tenant(person) == tenant).ToList();
        // By their places in the world: who shares (4), coach two (8) and the organiser (10) stay.
        foreach (var (person, at) in people.Select((person, at) => (person, at)))
        {
            if (at is 4 or 8 or 10 || left.Contains(person))
            {
                staying.Add(person);
                continue;
            }

            using var client = await app.ClientAsync(person);
            using (var page = await client.GetAsync(ErasureOfMine.Path))
            {
                Assert.True(page.IsSuccessStatusCode, $"{at}: {Trouble()}");
            }

            using var done = await client.PostFormAsync(
                ErasureOfMine.Path,
                new Dictionary<string, string> { ["word"] = "SLET" }
            );
            if (done.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.SeeOther)
            {
                gone.Add(person);
            }
        }

        staying.RemoveAll(left.Contains);
        return gone;
    }

    /// <summary>Rows the plan says are deleted, and are not.</summary>
    public async Task<IReadOnlyList<string>> RowsLeftAsync(IReadOnlyList<PersonId> gone)
    {
        var found = new List<string>();
        foreach (var line in ErasurePlan.Lines.Where(line => line.Fate != Fate.Stays))
        {
            var rows = await app.Database.ListAsync<int>(
                $"select count(*)::int from {line.Table} where {line.Column} = any (@gone)",
                new { gone = gone.Select(person => person.Value).ToArray() }
            );
            if (rows.Single() > 0)
            {
                found.Add($"{rows.Single()} of {line.Table}.{line.Column}");
            }
        }

        return found;
    }

    /// <summary>Columns in which one of their names still stands.</summary>
    public async Task<IReadOnlyList<string>> NamesLeftAsync(IReadOnlyList<PersonId> gone)
    {
        var names = string.Join(
            '|',
            world
                .Canaries.Values.Where(canary => !canary.IsSecret && gone.Contains(canary.Owner))
                .Select(canary => canary.Token)
        );
        var found = new List<string>();
        foreach (
            var table in await app.Database.ListAsync<string>(
                "select table_name from information_schema.tables where table_schema = 'sparring' and table_type = 'BASE TABLE'"
            )
        )
        {
            var rows = await app.Database.ListAsync<int>(
                $"select count(*)::int from {table} t where t::text ~ @names",
                new { names }
            );
            if (rows.Single() > 0)
            {
                found.Add($"{rows.Single()} of {table}");
            }
        }

        return found;
    }

    /// <summary>
    /// Their keys that still lie in the store: with none, nothing sealed under them opens, from whatever dump. What others still read has
    /// a key of its own, kept under whoever began it.
    /// </summary>
    public async Task<IReadOnlyList<string>> KeysLeftAsync(IReadOnlyList<PersonId> gone)
    {
        var joint = await app.Database.ListAsync<Guid>("select id from joint_action union select id from general_case");
        return
        [
            .. Directory
                .EnumerateFiles(app.Keys, "*.key", SearchOption.AllDirectories)
                .Where(file => gone.Any(person => file.Contains(person.Value.ToString("N"), StringComparison.Ordinal)))
                .Where(file => !joint.Any(thing => file.Contains(thing.ToString("N"), StringComparison.Ordinal))),
        ];
    }

    /// <summary>Pages of those who stay that fail, and her own words one of them does not get any more.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        foreach (var person in staying)
        {
            using var client = await app.ClientAsync(person);
            foreach (var page in Pages)
            {
                using var answer = await client.GetAsync(page);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
                {
                    faults.Add($"{page} answers {answer.StatusCode}: {Trouble()}");
                }
            }
        }

        using var leader = await app.ClientAsync(staying[0]);
        var own = await leader.TextAsync("/privacy/mine/file.html");
        return
        [
            .. faults,
            .. world
                .Canaries.Values.Where(canary =>
                    canary.Owner == staying[0]
                    && canary.Artefact == Sparring.Rooms.Privacy.Contract.Artefact.FoundationNotes
                )
                .Where(canary => !own.Contains(canary.Token, StringComparison.Ordinal))
                .Select(canary => $"her own note {canary.Token} is gone"),
        ];
    }

    private string Trouble() =>
        app.Log.Lines.LastOrDefault(line => line.Contains("Exception", StringComparison.Ordinal)) ?? "";

    private TenantId Tenant(PersonId person) =>
        world.Canaries.Values.First(canary => canary.Owner == person && !canary.IsSecret).Tenant;
}
