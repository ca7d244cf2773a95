using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Foundation;
using Sparring.Shell.SignIn;
using Sparring.Shell.Start;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.Start;

/// <summary>The start page asks who is asking and what is next in one round trip: a guess of hers, never an answer of another's.</summary>
public sealed class EarlyThreadTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Visits = 20;

    [Fact]
    public async Task The_second_visit_shows_what_the_first_one_showed()
    {
        var leader = await LeaderAsync("Karen Prøve");
        using var client = await app.SignedInClientAsync(leader.Person);

        using var first = await client.PageAsync("/");
        using var second = await client.PageAsync("/");

        Assert.Equal(leader.Begin, Link(first, leader));
        Assert.Equal(first.QuerySelector("main")?.TextContent, second.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Whose_role_has_ended_is_shown_what_she_is_now()
    {
        var leader = await LeaderAsync("Karen Prøve");
        using var client = await app.SignedInClientAsync(leader.Person);
        using var before = await client.PageAsync("/");
        await app.Database.ExecuteAsync(
            "update programme_role set role = 'facilitator' where person = @person",
            new { person = leader.Person }
        );

        using var after = await client.PageAsync("/");
        using var again = await client.PageAsync("/");

        Assert.Equal(leader.Begin, Link(before, leader));
        Assert.All(
            [after, again],
            page => Assert.Contains("Før dagen står programmet her", page.Body?.TextContent, StringComparison.Ordinal)
        );
        Assert.Null(Link(after, leader));
    }

    [Theory]
    [InlineData("update sign_in_session set ended_at = @now where person = @person")]
    [InlineData("update sign_in_session set expires_at = @now where person = @person")]
    [InlineData("update person set left_on = date '2018-01-01' where id = @person")]
    public async Task Whose_session_is_over_is_a_stranger_at_once(string sql)
    {
        var leader = await LeaderAsync("Karen Prøve");
        using var client = await app.SignedInClientAsync(leader.Person);
        using var before = await client.PageAsync("/");
        using var known = await client.PageAsync("/");
        await app.Database.ExecuteAsync(sql, new { now = app.Clock.Now, person = leader.Person });

        using var after = await client.PageAsync("/");

        Assert.Equal(leader.Begin, Link(known, leader));
        Assert.Equal("Velkommen til Sparring", after.QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task A_day_s_first_visit_prolongs_the_session_also_when_she_was_here_yesterday()
    {
        var leader = await LeaderAsync("Karen Prøve");
        using var client = await app.SignedInClientAsync(leader.Person);
        using var before = await client.PageAsync("/");
        await app.Database.ExecuteAsync(
            "update sign_in_session set last_used_on = last_used_on - 1 where person = @person",
            new { person = leader.Person }
        );

        using var after = await client.PageAsync("/");

        Assert.Equal(leader.Begin, Link(after, leader));
        Assert.Equal(
            app.Clock.Today(),
            (
                await app.Database.ListAsync<DateOnly>(
                    "select last_used_on from sign_in_session where person = @person",
                    new { person = leader.Person }
                )
            ).Single()
        );
    }

    [Fact]
    public async Task Many_at_once_each_see_their_own_also_where_some_hang_up_half_way()
    {
        var leaders = new List<Leader>();
        for (var number = 1; number <= 12; number++)
        {
            leaders.Add(await LeaderAsync($"Karen Prøve {number}"));
        }

        await Task.WhenAll(
            leaders
                .SelectMany(leader => Enumerable.Repeat(leader, 4))
                .Select((leader, turn) => turn % 4 == 3 ? HangUpAsync(leader) : VisitAsync(leader))
        );
    }

    [Fact]
    public async Task Answers_of_somebody_else_are_not_read()
    {
        var (mine, other) = (await LeaderAsync("Karen Prøve"), await LeaderAsync("Bente Prøve"));
        var (viewer, stranger) = (await app.World.ViewerAsync(mine.Person), await app.World.ViewerAsync(other.Person));
        using var scope = app.Services.CreateScope();
        var gather = scope.ServiceProvider.GetRequiredService<GatherThread>();
        var cancel = TestContext.Current.CancellationToken;
        await using var early = await app.Db.AskEarlyAsync(
            SignInStore.Who([], app.Clock.Now, app.Clock.Today()),
            stranger,
            gather.Questions(stranger),
            cancel
        );
        Assert.Null(await early.WhoAsync<SignInStore.SessionRow>());

        var thread = await gather.ForAsync(viewer, early, cancel);

        Assert.Equal(mine.Begin, thread.Next?.Address);
    }

    private async Task VisitAsync(Leader leader)
    {
        using var client = await app.SignedInClientAsync(leader.Person);
        for (var visit = 0; visit < Visits; visit++)
        {
            using var page = await client.PageAsync("/");

            Assert.Equal(leader.Begin, Link(page, leader));
            Assert.Equal(leader.Name, page.QuerySelector(".site-place")?.TextContent);
        }
    }

    // Some before the answer is there, some while it is read, some after: the connection must come back clean each time.
    private async Task HangUpAsync(Leader leader)
    {
        using var client = await app.SignedInClientAsync(leader.Person);
        for (var visit = 0; visit < Visits; visit++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(visit));
            try
            {
                using var answer = await client.Http.GetAsync(new Uri("/", UriKind.Relative), patience.Token);
            }
            catch (OperationCanceledException)
            {
                // As meant.
            }
        }
    }

    private async Task<Leader> LeaderAsync(string name)
    {
        var tenant = await app.World.TenantAsync(name + "s kommune");
        var person = await app.World.PersonAsync(tenant, name);
        var programme = await app.World.ProgrammeAsync(tenant);
        await app.World.RoleAsync(tenant, programme, person, "participant");
        return new(person, name + "s kommune", WriteFoundation.Address(programme));
    }

    private static string? Link(IHtmlDocument page, Leader leader) =>
        page.QuerySelectorAll("main a[href*='programme=']")
            .Select(link => link.GetAttribute("href"))
            .FirstOrDefault(href => href == leader.Begin);

    /// <summary>A leader of a municipality of her own; nobody else is sent where she begins.</summary>
    private sealed record Leader(PersonId Person, string Name, string Begin);
}
