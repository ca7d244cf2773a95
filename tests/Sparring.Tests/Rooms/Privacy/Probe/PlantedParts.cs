using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;
using Sparring.Shell.SignIn;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Remembers the last viewer and gives her to the next request now and then.</summary>
internal sealed class MixedUpViewers(Db db, SignInStore store, SessionCookie cookie, TimeProvider clock) : IKnowViewers
{
    private readonly SignedInViewers real = new(db, store, cookie, clock);
    private Viewer? last;
    private int asked;

    public async ValueTask<Viewer?> FindAsync(HttpContext http)
    {
        var viewer = await real.FindAsync(http);
        var mixed = Interlocked.Increment(ref asked) % 7 == 0 && last is not null ? last : viewer;
        last = viewer;
        return mixed;
    }
}

internal sealed class TalkingSeals(Seals real, ILogger log, Action<SealedPlace, string, Action<string>> opened) : ISeals
{
    public byte[] Seal(SealedPlace place, string text) => real.Seal(place, text);

    public string Open(SealedPlace place, ReadOnlySpan<byte> seal)
    {
        var text = real.Open(place, seal);
        opened(place, text, said => log.LogDebug("Opened {Text}", said));
        return text;
    }

    public Guid? Destroy(TenantId tenant, ProgrammeId programme, PersonId subject) =>
        real.Destroy(tenant, programme, subject);
}

internal sealed class NoSeals : ISeals
{
    public byte[] Seal(SealedPlace place, string text) => Encoding.UTF8.GetBytes(text);

    public string Open(SealedPlace place, ReadOnlySpan<byte> seal) => Encoding.UTF8.GetString(seal);

    public Guid? Destroy(TenantId tenant, ProgrammeId programme, PersonId subject) => null;
}

internal sealed class NoLog : IReadLog
{
    public Task ReadAsync(Tx tx, IReadOnlyCollection<ConfidentialRead> reads) => Task.CompletedTask;
}

/// <summary>Keeps pages by address alone.</summary>
internal static class SharedCache
{
    public static Func<HttpContext, RequestDelegate, Task> Make()
    {
        var kept = new ConcurrentDictionary<string, byte[]>();
        return async (http, next) =>
        {
            var address = http.Request.Path + http.Request.QueryString;
            if (http.Request.Method != "GET" || !address.Contains("/read", StringComparison.Ordinal))
            {
                await next(http);
                return;
            }

            if (!kept.TryGetValue(address, out var body))
            {
                body = await RunAsync(http, next, kept, address);
            }
            else
            {
                http.Response.ContentType = "text/html; charset=utf-8";
                http.Response.Headers.CacheControl = "no-store";
            }

            await http.Response.Body.WriteAsync(body);
        };
    }

    private static async Task<byte[]> RunAsync(
        HttpContext http,
        RequestDelegate next,
        ConcurrentDictionary<string, byte[]> kept,
        string address
    )
    {
        var real = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        await next(http);
        http.Response.Body = real;
        if (http.Response.StatusCode == 200)
        {
            kept[address] = made.ToArray();
        }

        return made.ToArray();
    }
}

/// <summary>What an endpoint written in haste would do: load by id alone, and open.</summary>
internal static class RawText
{
    public static async Task<IResult> OfAsync(TestDatabase database, ISeals seals, Guid id)
    {
        var rows = await database.ListAsync<Row>(
            "select f.tenant as Tenant, f.programme as Programme, f.owner as Owner, f.id as Id, s.section as Section, s.revision as Revision, s.sealed as Sealed from foundation f join foundation_section s on s.foundation = f.id where f.id = @id",
            new { id }
        );
        return rows is not [var row, ..]
            ? Refusals.Missing
            : Results.Text(
                seals.Open(
                    new SealedPlace(
                        new TenantId(row.Tenant),
                        new ProgrammeId(row.Programme),
                        new PersonId(row.Owner),
                        Artefact.FoundationDraft,
                        row.Id,
                        row.Section,
                        row.Revision
                    ),
                    row.Sealed
                )
            );
    }

    public static async Task<IResult> NamesAsync(Viewer viewer, Db db, CancellationToken cancel) =>
        Results.Text(
            string.Join('\n', await db.AsAsync(viewer, tx => tx.ListAsync<string>("select name from person"), cancel))
        );

    /// <summary>A list of a session's notes that trusts the rows it gets.</summary>
    public static async Task<IResult> NotesAsync(Guid id, Viewer viewer, Db db, ISeals seals, CancellationToken cancel)
    {
        var rows = await db.AsAsync(
            viewer,
            tx =>
                tx.ListAsync<Note>(
                    "select programme as Programme, coach as Coach, revision as Revision, sealed as Sealed from session_note where session = @id",
                    new { id }
                ),
            cancel
        );
        return rows.Count == 0
            ? Refusals.Missing
            : Results.Text(
                string.Join(
                    '\n',
                    rows.Select(row =>
                        seals.Open(
                            new SealedPlace(
                                viewer.Tenant,
                                new ProgrammeId(row.Programme),
                                new PersonId(row.Coach),
                                Artefact.CoachingNotes,
                                id,
                                "notes",
                                row.Revision
                            ),
                            row.Sealed
                        )
                    )
                )
            );
    }

    /// <summary>A list of evaluations brought in that trusts the rows it gets.</summary>
    public static async Task<IResult> EvaluationsAsync(Viewer viewer, Db db, ISeals seals, CancellationToken cancel)
    {
        var rows = await db.AsAsync(
            viewer,
            tx =>
                tx.ListAsync<Brought>(
                    "select id as Id, programme as Programme, leader as Leader, sealed as Sealed from outside_evaluation"
                ),
            cancel
        );
        return Results.Text(
            string.Join(
                '\n',
                rows.Select(row =>
                    seals.Open(
                        Evaluation.PlaceOf(viewer.Tenant, new(row.Programme), new(row.Leader), row.Id),
                        row.Sealed
                    )
                )
            )
        );
    }

    private sealed record Brought(Guid Id, Guid Programme, Guid Leader, byte[] Sealed);

    private sealed record Note(Guid Programme, Guid Coach, int Revision, byte[] Sealed);

    private sealed record Row(
        Guid Tenant,
        Guid Programme,
        Guid Owner,
        Guid Id,
        string Section,
        int Revision,
        byte[] Sealed
    );
}
