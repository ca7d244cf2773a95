using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Programme.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Editing;

public sealed class EditingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = RunningProgramme.Address;
    private const string Seminar = Address + "/thing/phases/paa-tvaers/activities/seminar-2";
    private const string Submission = Address + "/thing/deadlines/aflever-ledelsesgrundlag";

    [Fact]
    public async Task A_moved_deadline_is_seen_by_others_at_once_and_told_in_the_history()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var saved = await SendAsync(client, Submission, ("day", "26. november 2018"));
        var deadline = await DeadlineAsync(programme);
        var history = await client.PageAsync(Address + "/history");

        Assert.Equal((HttpStatusCode.Redirect, new DateOnly(2018, 11, 26)), (saved.StatusCode, deadline?.Day));
        var first = history.QuerySelector(".programme-history > li")?.TextContent ?? "";
        Assert.Contains("Ulla Kviesgaard", first, StringComparison.Ordinal);
        Assert.Contains(
            "Aflever dit ledelsesgrundlag til din coach, Dag: 19. november 2018 → 26. november 2018.",
            first,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_chosen_and_what_is_pointed_at_are_named_in_the_history_and_so_is_what_an_addition_comes_under()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var saved = await SendAsync(client, Submission, ("kind", "other"), ("activity", "seminar-2"));
        using var history = await client.PageAsync(Address + "/history");
        using var editing = await client.PageAsync(Address + "/edit");

        var told = history.QuerySelectorAll(".programme-history > li:first-child li").Select(line => line.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            [
                "Aflever dit ledelsesgrundlag til din coach, Slags: Aflevering af ledelsesgrundlag → Andet.",
                "Aflever dit ledelsesgrundlag til din coach, Hører til aktiviteten: Coaching 1 i sparringsgrupperne → Seminar 2 – grænsekrydsende samarbejde.",
            ],
            told
        );
        var adding = editing.QuerySelector("a[href$='/addition/phases/paa-tvaers/activities/seminar-2/aims']");
        Assert.Equal("Tilføj delmål under »Seminar 2 – grænsekrydsende samarbejde«", adding?.TextContent);
        Assert.DoesNotContain("phases/", editing.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_undone_as_a_new_change()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        using var saved = await SendAsync(client, Submission, ("day", "26-11-2018"));

        using var undone = await client.PostFormAsync(Address + "/history/2/undoing", [], Address + "/history");

        Assert.Equal(
            (HttpStatusCode.Redirect, new DateOnly(2018, 11, 19)),
            (undone.StatusCode, (await DeadlineAsync(programme))?.Day)
        );
        Assert.Equal([1, 2, 3], await VersionsAsync(programme));
    }

    [Fact]
    public async Task What_was_changed_again_since_is_not_undone()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        using var once = await SendAsync(client, Submission, ("day", "26-11-2018"));
        using var twice = await SendAsync(client, Submission, ("day", "27-11-2018"));

        using var refused = await client.PostFormAsync(Address + "/history/2/undoing", [], Address + "/history");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(new DateOnly(2018, 11, 27), (await DeadlineAsync(programme))?.Day);
    }

    [Fact]
    public async Task The_second_of_two_tabs_is_told_what_changed_and_keeps_what_was_typed()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var one = await app.SignedInClientAsync(programme.Organiser);
        using var other = await app.SignedInClientAsync(programme.Other);
        var typed = await FieldsAsync(one, Seminar);
        using var first = await SendAsync(other, Seminar, ("when", "1. marts 2019"));

        using var second = await one.PostFormAsync(Seminar, With(typed, ("when", "8. marts 2019")));
        var page = await TestClient.ParseAsync(second);
        var again = page.QuerySelector("input[name=version]")?.GetAttribute("value") ?? "";
        using var third = await one.PostFormAsync(Seminar, With(typed, ("when", "8. marts 2019"), ("version", again)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("8. marts 2019", page.QuerySelector("input[name=when]")?.GetAttribute("value"));
        Assert.Contains("22. februar 2019 → 1. marts 2019", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
    }

    [Fact]
    public async Task Two_who_change_different_things_do_not_meet()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var one = await app.SignedInClientAsync(programme.Organiser);
        using var other = await app.SignedInClientAsync(programme.Other);
        var typed = await FieldsAsync(one, Seminar);
        using var first = await SendAsync(other, Submission, ("day", "26-11-2018"));

        using var second = await one.PostFormAsync(Seminar, With(typed, ("when", "1. marts 2019")));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
    }

    [Theory]
    [InlineData("when", "30. februar 2019", "ikke en dato, der findes")]
    [InlineData("title.en", "", "Skriv noget her.")]
    [InlineData("hours", "ni til fem", "ikke et tidsrum")]
    [InlineData("trains", "findes-ikke", "Der findes ingen")]
    public async Task What_cannot_be_is_refused_beside_its_field(string name, string value, string sentence)
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var refused = await SendAsync(client, Seminar, (name, value));
        var page = await TestClient.ParseAsync(refused);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, page.QuerySelector("#errors")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"[id='{name}']"));
        Assert.Equal([1], await VersionsAsync(programme));
    }

    [Fact]
    public async Task A_refused_date_shows_dates_as_one_writes_them_and_each_can_be_written()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);

        using var refused = await SendAsync(client, Seminar, ("when", "30. februar 2019"));
        var said = (await TestClient.ParseAsync(refused)).QuerySelector("#errors")?.TextContent ?? "";
        var examples = said.Split('»').Skip(2).Select(part => part.Split('«')[0]).ToList();

        Assert.DoesNotContain("-W34", said, StringComparison.Ordinal);
        Assert.Equal(5, examples.Count);
        Assert.All(examples, example => Assert.NotNull(FuzzyDate.Read(example)));
    }

    [Fact]
    public async Task An_activity_added_by_a_double_click_is_added_once_moved_and_removed_with_what_pointed_at_it()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        var list = Address + "/addition/phases/samskabelse/activities";
        var typed = With(
            await FieldsAsync(client, list),
            ("title.da", "Ledelsestræf på nettet"),
            ("title.en", "Online gathering"),
            ("when", "27. oktober 2020"),
            ("kind", "gathering")
        );

        using var added = await client.PostFormAsync(list, typed);
        using var twice = await client.PostFormAsync(list, typed);
        var keys = await ActivitiesAsync(programme, "Ledelsestræf på nettet");
        var path = $"phases/samskabelse/activities/{keys.Single()}";
        using var moved = await client.PostFormAsync($"{Address}/place/{path}", [new("way", "up")], Address + "/edit");
        using var removed = await client.PostFormAsync(
            $"{Address}/removal/{path}",
            [new("version", "3")],
            Address + "/edit"
        );
        using var seminar = await client.PostFormAsync(
            $"{Address}/removal/phases/visionsledelse/activities/coaching-1",
            [new("version", "4")],
            Address + "/edit"
        );

        Assert.All(
            [added, twice, moved, removed, seminar],
            answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode)
        );
        Assert.Empty(await ActivitiesAsync(programme, "Ledelsestræf på nettet"));
        Assert.Equal(new DateOnly(2018, 11, 19), (await DeadlineAsync(programme))?.Day);
        Assert.Equal([1, 2, 3, 4, 5], await VersionsAsync(programme));
    }

    [Fact]
    public async Task A_removed_phase_comes_back_whole_and_in_its_place()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        var before = await PhasesAsync(programme);
        using var removed = await client.PostFormAsync(
            $"{Address}/removal/phases/visionsledelse",
            [new("version", "1")],
            Address + "/edit"
        );

        using var undone = await client.PostFormAsync(Address + "/history/2/undoing", [], Address + "/history");

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(before, await PhasesAsync(programme));
    }

    [Fact]
    public async Task A_copy_begins_on_the_same_weekday_and_its_dates_follow()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        var typed = With(
            await FieldsAsync(client, Address + "/copy"),
            ("title.da", "Fælles igen"),
            ("title.en", "Together again"),
            ("key", "faelles-igen"),
            ("starts", "10-06-2020")
        );

        using var copied = await client.PostFormAsync(Address + "/copy", typed);
        using var twice = await client.PostFormAsync(Address + "/copy", typed);
        var rows = await app.Database.ListAsync<DateOnly>(
            "select l.day from programme_deadline l join programme p on p.id = l.programme where p.key = 'faelles-igen' and p.tenant = @Tenant and l.kind = 'foundation-submission'",
            new { programme.Tenant }
        );

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [copied.StatusCode, twice.StatusCode]);
        Assert.Equal([new DateOnly(2020, 11, 23)], rows);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/programme/faelles-igen/edit")).StatusCode);
    }

    [Theory]
    [InlineData("key", "faelles-om-ledelse", "Et andet forløb")]
    [InlineData("key", "Fælles", "ikke en nøgle")]
    [InlineData("starts", "31-02-2020", "ikke en dato")]
    [InlineData("title.da", "", "Skriv noget her.")]
    public async Task A_copy_that_cannot_be_is_refused(string name, string value, string sentence)
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Organiser);
        var typed = With(
            await FieldsAsync(client, Address + "/copy"),
            ("title.da", "A"),
            ("title.en", "A"),
            ("key", "a"),
            ("starts", "10-06-2020"),
            (name, value)
        );

        using var refused = await client.PostFormAsync(Address + "/copy", typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, (await TestClient.ParseAsync(refused)).Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/edit")]
    [InlineData("/history")]
    [InlineData("/roles")]
    [InlineData("/copy")]
    [InlineData("/thing/phases/paa-tvaers")]
    public async Task A_participant_and_an_organiser_of_another_programme_meet_a_missing_page(string page)
    {
        var programme = await RunningProgramme.StartAsync(app);
        var elsewhere = await app.World.ProgrammeAsync(programme.Tenant, "et-andet");
        var stranger = await app.World.PersonAsync(programme.Tenant, "Frode Fremmed");
        await app.World.RoleAsync(programme.Tenant, elsewhere, stranger, "organiser");
        using var participant = await app.SignedInClientAsync(programme.Participant);
        using var other = await app.SignedInClientAsync(stranger);

        var answers = new[]
        {
            (await participant.GetAsync(Address + page)).StatusCode,
            (await other.GetAsync(Address + page)).StatusCode,
        };

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], answers);
    }

    private Task<Deadline?> DeadlineAsync(RunningProgramme programme) =>
        app.Db.AsSystemAsync(
            programme.Tenant,
            tx =>
                app.Services.GetRequiredService<IProgrammes>().DeadlineAsync(tx, programme.Id, "foundation-submission"),
            default
        );

    private Task<IReadOnlyList<int>> VersionsAsync(RunningProgramme programme) =>
        app.Database.ListAsync<int>(
            "select version from programme_change where programme = @Id order by version",
            new { programme.Id }
        );

    private Task<IReadOnlyList<string>> PhasesAsync(RunningProgramme programme) =>
        app.Database.ListAsync<string>(
            "select (document -> 'phases')::text from programme_design where programme = @Id",
            new { programme.Id }
        );

    private Task<IReadOnlyList<string>> ActivitiesAsync(RunningProgramme programme, string title) =>
        app.Database.ListAsync<string>(
            "select key from programme_activity where programme = @Id and title ->> 'da' = @title",
            new { programme.Id, title }
        );

    private static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        string path,
        params (string Name, string Value)[] changed
    ) => await client.PostFormAsync(path, With(await FieldsAsync(client, path), changed));

    private static List<KeyValuePair<string, string>> With(
        IEnumerable<KeyValuePair<string, string>> fields,
        params (string Name, string Value)[] changed
    ) =>
        [
            .. fields.Where(field => changed.All(one => one.Name != field.Key)),
            .. changed
                .GroupBy(one => one.Name)
                .Select(same => new KeyValuePair<string, string>(same.Key, same.Last().Value)),
        ];

    /// <summary>What the form on a page would send as it stands, without the token.</summary>
    private static async Task<List<KeyValuePair<string, string>>> FieldsAsync(TestClient client, string path)
    {
        using var page = await client.PageAsync(path);
        var form = page.QuerySelectorAll("main form")
            .First(form => form.QuerySelector("[type=submit]") is not null && form.GetAttribute("method") == "post");
        return
        [
            .. form.QuerySelectorAll("input[name], textarea[name], select[name]")
                .Where(IsSent)
                .Select(field => new KeyValuePair<string, string>(field.GetAttribute("name") ?? "", ValueOf(field))),
        ];
    }

    private static bool IsSent(IElement field) =>
        field.GetAttribute("name") != "form-token"
        && (field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static string ValueOf(IElement field) =>
        field.LocalName switch
        {
            "textarea" => field.TextContent.TrimStart('\n'),
            "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.GetAttribute(
                "value"
            ) ?? "",
            _ => field.GetAttribute("value") ?? "",
        };
}
