using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Sealing;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Twenty-nine holes, one at a time.</summary>
internal static class Holes
{
    private const string MaySql =
        "create or replace function may(wanted text, artefact_name text, subject uuid, programme_id uuid) returns boolean language sql stable as ";

    public static IReadOnlyList<Hole> All { get; } =
    [.. InTheDatabase(), .. InTheThread(), .. InTheServices(), .. InThePipeline()];

    private static Hole[] InTheDatabase() =>
        [
            new("row-level security is off for the versions")
            {
                Sql = "alter table foundation_version disable row level security",
            },
            new("the decision point says yes to everything") { Sql = MaySql + "'select true'" },
            new("the decision point forgets the programme and asks only for a role")
            {
                Sql =
                    MaySql
                    + "$$ select exists (select 1 from programme_role where person = viewer() and role = 'coach') or subject = viewer() $$",
            },
            new("the matrix lets the organiser read")
            {
                Sql =
                    "update permission set rights = 'RS' where artefact = 'foundation-submitted' and actor = 'organiser'",
            },
            new("the matrix lets the group read what was handed in")
            {
                Sql = "insert into permission values ('foundation-submitted', 'group', 'R')",
            },
            new("a coach who has stopped still reads")
            {
                Sql = Changed("is_coach_of", "coach.valid @> today()", "true"),
            },
            new("those who have left still count")
            {
                Rooms = ["foundation"],
                Sql =
                    "create or replace function is_here(whom uuid) returns boolean language sql stable as 'select true'",
            },
            new("a policy was added that opens the versions")
            {
                Sql = "create policy everybody on foundation_version for select using (true)",
            },
            new("sharing counts although it was taken back")
            {
                Sql = Shared("and share.revoked_at is null", "") + ";" + SharePolicy,
            },
            new("sharing counts for everybody")
            {
                Sql =
                    "create or replace function reaches_viewer(kind text, named uuid, owner uuid, programme_id uuid) returns boolean language sql stable as 'select true'; update permission set rights = rights || 'C' where artefact = 'foundation-draft' and actor = 'participant'; insert into permission values ('foundation-draft', 'participant', 'C') on conflict do nothing",
            },
            new("the wall between two organisations is down, and a list forgot to ask")
            {
                Sql = "create or replace function over_the_wall() returns boolean language sql stable as 'select true'",
                After = (app, _) => app.MapPage("/people/all", Door.SignedIn, RawText.NamesAsync),
            },
        ];

    private static Hole[] InTheThread() =>
        [
            new("row-level security is off for trial actions")
            {
                Rooms = ["practice"],
                Sql =
                    "alter table trial_action disable row level security; alter table practice_text disable row level security",
            },
            new("the forum reads over a leader's shoulder")
            {
                Rooms = ["practice"],
                Sql =
                    "create policy forum_reads on trial_action for select using (shared_with_viewer('trial-action', id, owner, programme)); create policy forum_reads on practice_text for select using (shared_with_viewer(artefact, thing, owner, programme))",
            },
            new("a joint trial action is read before the forum is told of it")
            {
                Rooms = ["practice"],
                Sql =
                    "create policy early on joint_action for select using (true); create policy early on joint_text for select using (true)",
            },
            new("a point across groups is everybody's once it is released")
            {
                Rooms = ["coaching"],
                Sql = "create policy released_to_all on coaching_insight for select using (released_on is not null)",
            },
            new("a session's reflection is the group's before it is shared")
            {
                Rooms = ["coaching"],
                Sql =
                    "create policy group_reads on session_reflection for select using (may_of_session('C', 'reflection', session))",
            },
            new("the coach's notes are read by the group")
            {
                Rooms = ["coaching"],
                Sql =
                    "create policy group_reads on session_note for select using (may_of_session('R', 'coaching-session', session))",
                After = (app, _) =>
                    app.MapPage("/coaching/sessions/{id:guid}/all-notes", Door.SignedIn, RawText.NotesAsync),
            },
            new("what a leader brought in from elsewhere is every coach's")
            {
                Rooms = ["surveys"],
                Sql =
                    "create policy coaches_read on outside_evaluation for select using (exists (select 1 from role_of_viewer r where r.role = 'coach'))",
                After = (app, _) => app.MapPage("/surveys/perceived/all", Door.SignedIn, RawText.EvaluationsAsync),
            },
            new("a dilemma is every coach's")
            {
                Rooms = ["dilemmas"],
                Sql =
                    "create policy coaches_read on dilemma_sent for select using (exists (select 1 from role_of_viewer r where r.role = 'coach'))",
            },
            new("a case is read before it is released")
            {
                Rooms = ["cases"],
                Sql =
                    "create policy early on general_case for select using (asked_at is not null); create policy early on general_case_text for select using (true)",
            },
        ];

    private static Hole[] InTheServices() =>
        [
            new("one viewer is taken for another")
            {
                Services = services => services.AddSingleton<IKnowViewers, MixedUpViewers>(),
            },
            new("what is opened is logged") { Services = services => Sealing(services, (_, text, log) => log(text)) },
            new("text is stored unsealed")
            {
                Services = services => services.AddSingleton<ISeals, NoSeals>(),
                IsThereFromTheStart = true,
            },
            new("reading is not noted") { Services = services => services.AddSingleton<IReadLog, NoLog>() },
        ];

    private static Hole[] InThePipeline() =>
        [
            new("an endpoint loads past the viewer")
            {
                After = (app, database) =>
                    app.MapPage(
                        "/foundation/{id:guid}/raw",
                        Door.SignedIn,
                        (Guid id, ISeals seals) => RawText.OfAsync(database, seals, id)
                    ),
            },
            new("pages are cached for all") { Before = app => app.Use(SharedCache.Make()) },
            new("forbidden is told from missing") { Before = app => app.Use(TellTaleAsync) },
            new("answers may be kept") { Before = app => app.Use(KeepableAsync) },
            new("an error shows what it was working on") { Before = app => app.Use(BodyInHeaderAsync) },
        ];

    private const string SharePolicy =
        "drop policy owner_or_audience on share; create policy owner_or_audience on share for select using (owner = viewer() or in_audience(kind, person, owner, programme))";

    private static string Shared(string from, string to) => Changed("opened_to_viewer", from, to);

    private static string Changed(string function, string from, string to) =>
        $"do $do$ begin execute replace(pg_get_functiondef('{function}'::regproc), '{from}', '{to}'); end $do$";

    private static void Sealing(IServiceCollection services, Action<SealedPlace, string, Action<string>> opened) =>
        services.AddSingleton<ISeals>(given => new TalkingSeals(
            new Seals(given.GetRequiredService<SparringSettings>()),
            given.GetRequiredService<Microsoft.Extensions.Logging.ILogger<Seals>>(),
            opened
        ));

    // Answers whether there is something behind the door: the sign a guesser of ids looks for.
    private static async Task TellTaleAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode =
                http.Response.StatusCode == 404 && http.GetEndpoint() is not null ? 403 : http.Response.StatusCode;
            return Task.CompletedTask;
        });
        await next(http);
    }

    private static Task KeepableAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "private, max-age=600";
            return Task.CompletedTask;
        });
        return next(http);
    }

    private static async Task BodyInHeaderAsync(HttpContext http, RequestDelegate next)
    {
        var real = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        await next(http);
        http.Response.Body = real;
        var text = Encoding.UTF8.GetString(kept.ToArray());
        if (
            Canary.In(text).FirstOrDefault(token => token.StartsWith(Canary.Secret, StringComparison.Ordinal)) is
            { } token
        )
        {
            http.Response.Headers["X-Error"] = token;
        }

        kept.Position = 0;
        await kept.CopyToAsync(real);
    }
}
