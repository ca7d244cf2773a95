using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>
/// A leader opens her report to her coach and closes it again, the one made here and what she has brought in alike; the coach reads what is
/// open to her, and each look is noted.
/// </summary>
public static class SharePerceived
{
    public const string OpenedPath = "/surveys/perceived/opened";

    /// <summary>Her own; which of them is said in the form, so that the address names nothing.</summary>
    public const string Path = ShowPerceived.OwnPath + "/sharing";

    // What others have opened to the viewer, and have not closed again.
    private const string OpenedSql = """
        select r.round, r.leader, p.name as LeaderName, r.sealed from perceived_report r join person p on p.id = r.leader
        where r.leader <> viewer() and shared_with_viewer('perceived-report', r.round, r.leader, r.programme) order by p.name, r.round
        """;

    private const string OwnSql = """
        select programme from perceived_report where round = @Id and leader = viewer()
        union all select programme from outside_evaluation where id = @Id and leader = viewer()
        """;

    /// <summary>To whom such a report can be opened at all.</summary>
    public static readonly Audience Coach = new("coach");

    /// <summary>Who reads it while it is open, as the matrix names them.</summary>
    public static IReadOnlyList<string> Readers { get; } = [Coach.Kind];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var own = Doors.To(Artefact.PerceivedReport, Right.Aggregate);
        routes.MapAction(Path, own, ShareAsync);
        routes.MapPage(OpenedPath, Door.Roles("coach"), OpenedAsync);
    }

    private static Task<IResult> ShareAsync(
        Form form,
        Viewer viewer,
        Db db,
        IGrants grants,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    form.Id("id") is not { } id
                    || await tx.ListAsync<ProgrammeId>(OwnSql, new { Id = id }) is not [var programme]
                )
                {
                    return Refusals.Missing;
                }

                if (form["open"] == "yes")
                {
                    await grants.ShareAsync(tx, Artefact.PerceivedReport, id, programme, Coach);
                }
                else
                {
                    await grants.RevokeAsync(tx, Artefact.PerceivedReport, id, Coach);
                }

                return Results.LocalRedirect(ShowPerceived.OwnPath);
            },
            cancel
        );

    private static Task<IResult> OpenedAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        PerceivedStore store,
        EvaluationStore evaluations,
        ISeals seals,
        IReadLog log,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var opened = new List<OpenedReport>();
                var reads = new List<ConfidentialRead>();
                foreach (var row in await tx.ListAsync<OpenedRow>(OpenedSql))
                {
                    if (await store.FindAsync(tx, row.Round) is { } round)
                    {
                        var report = PerceivedReport.Of(seals.Open(round.ReportOf(row.Leader), row.Sealed));
                        opened.Add(new(row.LeaderName, round, report));
                        reads.Add(new(Artefact.PerceivedReport, round.Id.Value, row.Leader, round.Programme, "read"));
                    }
                }

                var brought = await evaluations.OpenedAsync(tx);
                reads.AddRange(
                    brought.Select(one => new ConfidentialRead(
                        Artefact.PerceivedReport,
                        one.Kept.Id,
                        one.Leader,
                        one.Programme,
                        "read"
                    ))
                );
                await log.ReadAsync(tx, reads);
                return Pages.Show<OpenedPerceivedPage>(
                    http,
                    new { Reports = (IReadOnlyList<OpenedReport>)opened, Evaluations = brought }
                );
            },
            cancel
        );

    private sealed record OpenedRow(RoundId Round, PersonId Leader, string LeaderName, byte[] Sealed);
}

/// <summary>A report a leader has opened to the viewer.</summary>
public sealed record OpenedReport(string Leader, PerceivedRound Round, PerceivedReport Report);
