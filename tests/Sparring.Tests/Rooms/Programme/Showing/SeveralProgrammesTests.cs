using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups.Composing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Showing;

public sealed class SeveralProgrammesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/calendar/reminders")]
    [InlineData("/calendar/invitation")]
    [InlineData("/foundation/status")]
    public async Task What_an_organiser_does_is_about_the_running_programme_until_she_chooses_the_copy(string page)
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        using var before = await client.PageAsync(page);

        using var chosen = await TwoProgrammes.ChooseAsync(client);
        using var after = await client.PageAsync(page);

        Assert.Equal("Fælles om ledelse", before.QuerySelector("main .eyebrow")?.TextContent);
        Assert.Equal("Fælles igen", after.QuerySelector("main .eyebrow")?.TextContent);
    }

    [Fact]
    public async Task Once_chosen_the_programme_stands_at_the_top_of_every_page()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        using var before = await client.PageAsync("/people");

        using var chosen = await TwoProgrammes.ChooseAsync(client);
        using var after = await client.PageAsync("/people");

        Assert.Null(before.QuerySelector(".site-programme"));
        Assert.Contains("Fælles igen", after.QuerySelector(".site-programme")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_about_the_programme_it_was_shown_for_whatever_another_tab_has_chosen_since()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        using var shown = await client.PageAsync("/calendar/reminders");
        var programme = shown.QuerySelector("main input[name=programme]")?.GetAttribute("value") ?? "";
        using var chosen = await TwoProgrammes.ChooseAsync(client);

        using var kept = await client.PostFormAsync(
            "/calendar/reminders",
            [new("programme", programme), new("first", "5"), new("second", "")],
            "/calendar/reminders"
        );
        var plans = await app.Database.ListAsync<ProgrammeIdRow>(
            "select programme as Programme from reminder_plan where tenant = @Tenant",
            new { two.First.Tenant }
        );

        Assert.Equal([two.First.Id], plans.Select(plan => plan.Programme));
    }

    [Fact]
    public async Task New_groups_are_made_for_the_programme_whose_people_the_form_showed()
    {
        var two = await TwoProgrammes.StartAsync(app);
        var second = await app.World.PersonAsync(two.First.Tenant, "Viggo Uldall");
        await app.World.RoleAsync(two.First.Tenant, two.First.Id, second, "participant");
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        using var shown = await client.PageAsync("/groups/compose/new?kind=tables");
        using var chosen = await TwoProgrammes.ChooseAsync(client);

        using var made = await ComposeStage.SendAsync(
            client,
            shown,
            new Dictionary<string, string> { ["title"] = "Seminar i marts", ["sizes"] = "2" }
        );
        var proposals = await app.Database.ListAsync<ProgrammeIdRow>(
            "select programme as Programme from group_proposal where tenant = @Tenant",
            new { two.First.Tenant }
        );

        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal([two.First.Id], proposals.Select(proposal => proposal.Programme));
    }

    [Fact]
    public async Task A_day_is_shown_as_one_writes_it_today()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);

        using var form = await client.PageAsync("/groups/compose/new?kind=tables");

        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().DateTime);
        Assert.Equal($"For eksempel {today:d.M.yyyy}", form.QuerySelector("#day-hint")?.TextContent.Trim());
    }

    [Fact]
    public async Task Roles_of_a_list_of_people_go_to_the_chosen_programme()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        using var chosen = await TwoProgrammes.ChooseAsync(client);

        var where = await app.Db.AsAsync(
            await app.World.ViewerAsync(two.First.Organiser),
            tx => app.Services.GetRequiredService<IPeopleImported>().WhereAsync(tx),
            default
        );

        Assert.Equal("Fælles igen", where);
    }

    [Fact]
    public async Task A_leader_of_two_running_programmes_is_asked_in_both_and_told_which()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var organiser = await app.SignedInClientAsync(two.First.Organiser);
        using var leader = await app.SignedInClientAsync(two.First.Participant);
        using var started = await TwoProgrammes.StepAsync(organiser, "start");

        using var thread = await leader.PageAsync("/");
        var text = thread.QuerySelector("main")?.TextContent ?? "";

        Assert.Equal(2, text.Split("Skriv dit ledelsesgrundlag").Length - 1);
        Assert.Contains("Fælles igen", text, StringComparison.Ordinal);
        Assert.Contains("Fælles om ledelse", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_one_has_no_role_in_cannot_be_chosen()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var other = await app.SignedInClientAsync(two.First.Other);

        using var refused = await TwoProgrammes.ChooseAsync(other);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private sealed record ProgrammeIdRow(ProgrammeId Programme);
}
