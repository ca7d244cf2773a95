using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class RefusalTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Whoever_is_refused_is_noted_once_and_the_owner_reads_it_in_plain_words()
    {
        var stage = await FoundationStage.SetAsync(app, "refused");
        var address = await stage.HandInAsync();
        PersonId[] refused = [stage.OtherCoach, stage.Organiser, stage.Executive, stage.Peer];

        foreach (var person in refused)
        {
            using var client = await stage.AsAsync(person);
            using var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(refused, await RefusedAsync(stage));
        using var leader = await stage.AsAsync(stage.Leader);
        using var page = await leader.PageAsync("/privacy/reads");
        var text = page.Body?.TextContent ?? "";
        foreach (var name in (string[])["Else Bro", "Tine Lund", "Per Top", "Bo Holt"])
        {
            Assert.Contains($"{name} forsøgte at åbne dit ledelsesgrundlag kl. ", text, StringComparison.Ordinal);
        }

        Assert.Contains("og fik nej", text, StringComparison.Ordinal);
        Assert.DoesNotContain(FoundationStage.Canary, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_refused_see_nothing_of_the_log_and_nothing_of_whose_it_was()
    {
        var stage = await FoundationStage.SetAsync(app, "hidden");
        var address = await stage.HandInAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var answer = await organiser.GetAsync(address);

        using var page = await organiser.PageAsync("/privacy/reads");
        var seen = await app.Db.AsAsync(
            await app.World.ViewerAsync(stage.Organiser),
            tx => tx.ValueAsync<long>("select (select count(*) from artefact_owner) + (select count(*) from read_log)"),
            CancellationToken.None
        );

        Assert.Contains("Ingen har læst noget af dit endnu", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task An_id_of_nothing_ones_own_and_another_organisations_leave_no_row()
    {
        var stage = await FoundationStage.SetAsync(app, "nothing");
        var other = await FoundationStage.SetAsync(app, "elsewhere");
        var address = await stage.HandInAsync();

        foreach (var person in (PersonId[])[stage.OtherCoach, other.Coach, other.Leader])
        {
            using var client = await stage.AsAsync(person);
            using var nothing = await client.GetAsync($"/foundation/{Ids.Secure.Next()}/read");
            using var beyond = person == stage.OtherCoach ? null : await client.GetAsync(address);
        }

        using var leader = await stage.AsAsync(stage.Leader);
        using var own = await leader.GetAsync(address + "?version=99");

        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        Assert.Empty(await RefusedAsync(stage));
        Assert.Empty(await RefusedAsync(other));
    }

    [Fact]
    public async Task Writing_to_somebody_elses_is_noted_at_the_door_and_behind_it()
    {
        var stage = await FoundationStage.SetAsync(app, "write");
        var address = (await stage.HandInAsync()).Replace("/read", "/feedback", StringComparison.Ordinal);

        foreach (var person in (PersonId[])[stage.Executive, stage.OtherLeader])
        {
            using var client = await stage.AsAsync(person);
            using var answer = await client.PostFormAsync(address, [new("clear", "x")], from: "/account");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal([stage.Executive, stage.OtherLeader], await RefusedAsync(stage));
    }

    [Fact]
    public async Task A_slip_of_one_who_may_read_is_no_attempt_and_a_version_kept_from_her_is()
    {
        var stage = await FoundationStage.SetAsync(app, "slip");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Delt");
        using var sharing = await leader.PageAsync("/foundation/sharing");
        using var shared = await FoundationStage.SendAsync(
            leader,
            sharing.QuerySelector("form[action='/foundation/sharing']")
        );
        using var more = await stage.AutosaveAsync(leader, "Videre, kun for mig", based: 1);
        using var kept = await leader.PostFormAsync(
            "/foundation/versions",
            [new("programme", stage.Programme.Value.ToString())],
            "/foundation/versions"
        );
        var address = await stage.ReadAddressAsync();
        using var peer = await stage.AsAsync(stage.Peer);

        using var open = await peer.GetAsync(address + "?version=1");
        using var never = await peer.GetAsync(address + "?version=99");
        using var malformed = await peer.PostFormAsync(
            address.Replace("/read", "/feedback", StringComparison.Ordinal),
            [new("clear", "x")],
            from: "/account"
        );
        var slips = await RefusedAsync(stage);
        using var behind = await peer.GetAsync(address + "?version=2");

        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        Assert.All([never, malformed, behind], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty(slips);
        Assert.Equal([stage.Peer], await RefusedAsync(stage));
    }

    [Fact]
    public async Task Taking_back_what_is_not_ones_own_answers_as_for_what_never_was_takes_nothing_and_is_noted()
    {
        var stage = await FoundationStage.SetAsync(app, "not mine");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Delt og udkommet");
        using var shared = await SendFormAsync(leader, "/foundation/sharing", "/foundation/sharing");
        using var published = await SendFormAsync(
            leader,
            "/foundation/publication",
            "/foundation/publication",
            new Dictionary<string, string> { ["audience"] = "forum" }
        );
        var address = await stage.ReadAddressAsync();
        using var peer = await stage.AsAsync(stage.Peer);
        using var given = await SendFormAsync(
            peer,
            address,
            "/feedback",
            new Dictionary<string, string> { ["clear"] = "Tydeligt" }
        );
        using var page = await peer.PageAsync(address);
        var withdrawal = page.QuerySelector("form[action$='/withdrawal']");
        var action = withdrawal?.GetAttribute("action") ?? "";
        var never = $"{address.Replace("/read", "/feedback", StringComparison.Ordinal)}/{Ids.Secure.Next()}/withdrawal";
        using var other = await stage.AsAsync(stage.OtherLeader);

        using var forbidden = await other.PostFormAsync(action, [], address);
        using var missing = await other.PostFormAsync(never, [], address);
        var stands = await leader.TextAsync("/foundation/feedback");
        using var own = await FoundationStage.SendAsync(peer, withdrawal);
        using var again = await FoundationStage.SendAsync(peer, withdrawal);

        Assert.Equal(
            (missing.StatusCode, missing.Headers.Location),
            (forbidden.StatusCode, forbidden.Headers.Location)
        );
        Assert.Contains("Tydeligt", stands, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, own.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Equal([stage.OtherLeader], await RefusedAsync(stage));
    }

    [Fact]
    public async Task The_chain_holds_after_refusals()
    {
        var stage = await FoundationStage.SetAsync(app, "chain");
        var address = await stage.HandInAsync();
        using var peer = await stage.AsAsync(stage.Peer);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(turn => peer.GetAsync(turn % 2 == 0 ? address : $"/foundation/{Ids.Secure.Next()}/read"))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(10, (await RefusedAsync(stage)).Count);
        var faults = await app.Services.GetRequiredService<ReadLogCheck>().RunAsync(CancellationToken.None);
        Assert.DoesNotContain(faults, fault => fault.Tenant == stage.Tenant.Value);
    }

    [Fact]
    public void Every_address_that_names_a_confidential_thing_by_its_id_notes_refusals() =>
        Assert.Empty(Unnoted(app.Services.GetRequiredService<EndpointDataSource>().Endpoints));

    [Fact]
    public void An_address_that_does_not_is_found() =>
        Assert.Equal(
            ["/planted/{id:guid}"],
            Unnoted([
                new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/planted/{id:guid}"), 0)
                {
                    Metadata = { Doors.To(Artefact.FoundationDraft, Right.Read) },
                }.Build(),
            ])
        );

    private static IReadOnlyList<string?> Unnoted(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<Door>()?.Matrix is not null
                    && endpoint.RoutePattern.RawText?.Contains(":guid}", StringComparison.Ordinal) == true
                    && endpoint.Metadata.GetMetadata<NotesRefusals>() is null
                )
                .Select(endpoint => endpoint.RoutePattern.RawText),
        ];

    private static async Task<HttpResponseMessage> SendFormAsync(
        TestClient client,
        string page,
        string action,
        IReadOnlyDictionary<string, string>? typed = null
    )
    {
        using var document = await client.PageAsync(page);
        return await FoundationStage.SendAsync(client, document.QuerySelector($"form[action$='{action}']"), typed);
    }

    private Task<IReadOnlyList<PersonId>> RefusedAsync(FoundationStage stage) =>
        app.Database.ListAsync<PersonId>(
            "select reader from read_log where tenant = @Tenant and outcome = 'refused' order by position",
            new { stage.Tenant }
        );
}
