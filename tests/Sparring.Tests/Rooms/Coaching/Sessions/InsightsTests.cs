using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class InsightsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string ToHear = "En pointe fra din gruppe er til høring";
    private const string Point = "Mange venter på et mandat, de allerede har.";

    [Fact]
    public async Task A_point_is_heard_by_its_groups_for_a_week_and_then_read_by_its_audience_in_a_band()
    {
        var stage = await SessionStage.SetAsync(app, "pointe");
        var second = await SecondGroupAsync(stage);
        var offered = await OfferAsync(stage, second, Point);
        var early = await Told(await ActAsync(stage, stage.People.Coach, "/release"));
        var heard = await SeeingAsync(stage, second);
        app.Clock.Advance(TimeSpan.FromDays(7));
        var released = await ActAsync(stage, stage.People.Coach, "/release");
        var read = await SeeingAsync(stage, second);

        Assert.Equal(HttpStatusCode.SeeOther, offered.Status);
        Assert.Contains("Grupperne kan sige nej indtil", early.Text, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther),
            (early.Status, released.StatusCode)
        );
        Assert.Equal(["coach", "leader", "second group"], heard);
        Assert.Equal(["coach", "leader", "organiser", "second group"], read);
        using var organiser = await stage.People.AsAsync(stage.People.Organiser);
        using var page = await organiser.PageAsync(Insights.Path);
        Assert.Contains(
            "Bygger på 5–9 ledere fra mindst to grupper.",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Karl Ravn", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_point_stands_on_the_threads_of_its_groups_while_they_can_say_no_and_then_on_its_coachs()
    {
        var stage = await SessionStage.SetAsync(app, "pointetråd");
        var second = await SecondGroupAsync(stage);
        await OfferAsync(stage, second, Point);

        var heard = (await ThreadAsync(stage.People.Leader), await ThreadAsync(stage.People.OtherLeader));
        var early = await ThreadAsync(stage.People.Coach);
        using var page = await (await stage.CoachAsync()).PageAsync(Insights.Path);
        app.Clock.Advance(TimeSpan.FromDays(7));
        var after = (await ThreadAsync(stage.People.Leader), await ThreadAsync(stage.People.Coach));
        using var due = await (await stage.CoachAsync()).PageAsync(Insights.Path);
        using var objected = await ActAsync(stage, stage.People.Leader, "/objection");
        var held = await ThreadAsync(stage.People.Coach);

        Assert.Equal((ToHear, ""), heard);
        Assert.Equal("", early);
        Assert.Equal(("", "En pointe på tværs kan frigives"), after);
        Assert.Equal("En gruppe har sagt nej til en pointe", held);
        Assert.Equal(
            (0, 1),
            (
                page.QuerySelectorAll("form[action$='/release']").Length,
                due.QuerySelectorAll("form[action$='/release']").Length
            )
        );

        async Task<string> ThreadAsync(PersonId person)
        {
            using var client = await stage.People.AsAsync(person);
            using var thread = await client.PageAsync("/");
            return string.Join(
                '|',
                thread
                    .QuerySelectorAll("main h2, main h3, main a")
                    .Select(title => title.TextContent.Trim())
                    .Where(title => title.Contains("pointe", StringComparison.OrdinalIgnoreCase))
                    .Where(title => title is not "Se pointen")
            );
        }
    }

    [Fact]
    public async Task Whoever_sees_a_point_before_it_is_released_is_noted_and_nobody_afterwards()
    {
        var stage = await SessionStage.SetAsync(app, "pointelog");
        var second = await SecondGroupAsync(stage);
        await OfferAsync(stage, second, Point);
        await SeeingAsync(stage, second);
        var before = await ReadersAsync(stage);
        app.Clock.Advance(TimeSpan.FromDays(7));
        using var released = await ActAsync(stage, stage.People.Coach, "/release");
        await SeeingAsync(stage, second);

        Assert.Equal(2, before.Count);
        Assert.Contains(stage.People.Leader, before);
        Assert.DoesNotContain(stage.People.Coach, before);
        Assert.Equal(before, await ReadersAsync(stage));
    }

    private Task<IReadOnlyList<PersonId>> ReadersAsync(SessionStage stage) =>
        app.Database.ListAsync<PersonId>(
            "select reader from read_log where artefact = 'coaching-insight' and outcome = 'read' and subject = @coach order by position",
            new { coach = stage.People.Coach }
        );

    [Fact]
    public async Task One_group_or_a_name_in_it_is_refused_with_what_was_typed_and_nothing_is_kept()
    {
        var stage = await SessionStage.SetAsync(app, "pointefejl");
        var second = await SecondGroupAsync(stage);

        var few = await OfferAsync(stage, null, Point);
        var named = await OfferAsync(stage, second, "Signe venter på et mandat.");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (few.Status, named.Status)
        );
        Assert.Contains("Pointen bygger på 2 ledere fra 1 grupper.", few.Text, StringComparison.Ordinal);
        Assert.Contains("»Signe« er navnet på en i forløbet.", named.Text, StringComparison.Ordinal);
        Assert.Contains("Signe venter på et mandat.", named.Text, StringComparison.Ordinal);
        Assert.Empty(await IdsAsync(stage));
    }

    [Fact]
    public async Task A_group_behind_it_holds_it_back_and_nobody_elses_no_or_yes_counts()
    {
        var stage = await SessionStage.SetAsync(app, "pointenej");
        var second = await SecondGroupAsync(stage);
        await OfferAsync(stage, second, Point);
        app.Clock.Advance(TimeSpan.FromDays(7));
        foreach (var stranger in stage.Strangers)
        {
            foreach (var action in new[] { "/objection", "/release", "/withdrawal" })
            {
                using var no = await ActAsync(stage, stranger, action);
                Assert.Equal(HttpStatusCode.NotFound, no.StatusCode);
            }
        }

        using var offered = await (await stage.People.AsAsync(stage.People.Leader)).PostFormAsync(
            Insights.Path,
            [new("text", Point), new("groups", stage.People.Group.Value.ToString()), new("groups", $"{second}")],
            "/privacy/mine"
        );
        using var objected = await ActAsync(stage, stage.People.Leader, "/objection");
        var held = await Told(await ActAsync(stage, stage.People.Coach, "/release"));

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity),
            (offered.StatusCode, objected.StatusCode, held.Status)
        );
        Assert.Contains("En gruppe har sagt nej", held.Text, StringComparison.Ordinal);
        Assert.Single(await IdsAsync(stage));
        Assert.Equal(["coach", "leader", "second group"], await SeeingAsync(stage, second));
    }

    [Fact]
    public async Task A_no_after_the_release_is_told_whom_to_talk_to_and_takes_nothing_back()
    {
        var stage = await SessionStage.SetAsync(app, "pointesent");
        var second = await SecondGroupAsync(stage);
        await OfferAsync(stage, second, Point);
        app.Clock.Advance(TimeSpan.FromDays(7));
        using var released = await ActAsync(stage, stage.People.Coach, "/release");

        var late = await Told(await ActAsync(stage, stage.People.Leader, "/objection"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Tal med din coach, som kan trække den tilbage.", late.Text, StringComparison.Ordinal);
        Assert.Contains("organiser", await SeeingAsync(stage, second));
    }

    private async Task<Guid> SecondGroupAsync(SessionStage stage)
    {
        var people = new List<PersonId>();
        foreach (var name in new[] { "Asta Lind", "Bent Kirk", "Cille Toft" })
        {
            people.Add(await app.World.PersonAsync(stage.People.Tenant, name));
            await app.World.RoleAsync(stage.People.Tenant, stage.People.Programme, people[^1], "participant");
        }

        return (
            await app.World.GroupAsync(stage.People.Tenant, stage.People.Programme, 3, stage.People.Coach, [.. people])
        ).Value;
    }

    private static async Task<(HttpStatusCode Status, string Text)> OfferAsync(
        SessionStage stage,
        Guid? second,
        string text
    )
    {
        using var coach = await stage.CoachAsync();
        KeyValuePair<string, string>[] groups = second is { } group ? [new("groups", $"{group}")] : [];
        return await Told(
            await coach.PostFormAsync(
                Insights.Path,
                [
                    new("id", Ids.Secure.Next().ToString()),
                    new("text", text),
                    new("audience", "organisers"),
                    new("groups", stage.People.Group.Value.ToString()),
                    .. groups,
                ],
                Insights.Path
            )
        );
    }

    private async Task<HttpResponseMessage> ActAsync(SessionStage stage, PersonId person, string action)
    {
        using var client = await stage.People.AsAsync(person);
        var id = Assert.Single(await IdsAsync(stage));
        return await client.PostFormAsync($"{Insights.Path}/{id}{action}", [], "/privacy/mine");
    }

    private Task<IReadOnlyList<Guid>> IdsAsync(SessionStage stage) =>
        app.Database.ListAsync<Guid>(
            "select id from coaching_insight where programme = @Programme",
            new { stage.People.Programme }
        );

    /// <summary>Who reads the point on the page, by name of the part they have.</summary>
    private async Task<IReadOnlyList<string>> SeeingAsync(SessionStage stage, Guid second)
    {
        var member = (
            await app.Database.ListAsync<PersonId>(
                "select person from sparring_group_member where sparring_group = @second order by person limit 1",
                new { second }
            )
        ).Single();
        (string Part, PersonId Person)[] all =
        [
            ("coach", stage.People.Coach),
            ("executive", stage.People.Executive),
            ("leader", stage.People.Leader),
            ("organiser", stage.People.Organiser),
            ("other coach", stage.People.OtherCoach),
            ("other leader", stage.People.OtherLeader),
            ("second group", member),
        ];
        var seeing = new List<string>();
        foreach (var (part, person) in all)
        {
            using var client = await stage.People.AsAsync(person);
            if ((await SessionStage.TextAsync(client, Insights.Path)).Contains(Point, StringComparison.Ordinal))
            {
                seeing.Add(part);
            }
        }

        return seeing;
    }

    private static async Task<(HttpStatusCode Status, string Text)> Told(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }
}
