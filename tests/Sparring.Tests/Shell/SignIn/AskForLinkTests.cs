using System.Net;
using System.Text.RegularExpressions;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.SignIn;

public sealed class AskForLinkTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    // All tests ask from one network address, which has a limit too.
    public async ValueTask InitializeAsync() => await app.Database.ExecuteAsync("delete from sign_in_request");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_byte_for_byte()
    {
        var tenant = await app.World.TenantAsync();
        await app.World.PersonAsync(tenant, "Karen Prøve", email: "karen.kendt@example.org");

        var known = await AskAsync("karen.kendt@example.org");
        var unknown = await AskAsync("karen.ukendt@example.org");

        Assert.Equal(known, unknown);
        Assert.Contains("303", known, StringComparison.Ordinal);
        Assert.Single(await LinksOfAsync("karen.kendt@example.org"));
    }

    [Fact]
    public async Task A_known_and_an_unknown_address_meet_the_same_limit_byte_for_byte()
    {
        var tenant = await app.World.TenantAsync();
        await app.World.PersonAsync(tenant, "Karen Prøve", email: "karen@example.org");
        for (var i = 0; i < 5; i++)
        {
            Assert.StartsWith("303", await AskAsync("karen@example.org"), StringComparison.Ordinal);
            Assert.StartsWith("303", await AskAsync("ingen@example.org"), StringComparison.Ordinal);
        }

        var known = await AskAsync("karen@example.org");
        var unknown = await AskAsync("ingen@example.org");

        Assert.StartsWith("429", known, StringComparison.Ordinal);
        Assert.Equal(known.Replace("karen", "ingen", StringComparison.Ordinal), unknown);
        Assert.Equal(5, (await LinksOfAsync("karen@example.org")).Count);
    }

    [Fact]
    public async Task The_limit_holds_when_many_ask_at_once_and_ends_after_a_quarter_of_an_hour()
    {
        var tenant = await app.World.TenantAsync();
        await app.World.PersonAsync(tenant, "Karen Prøve", email: "samtidig@example.org");

        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => AskAsync("samtidig@example.org")));
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        var later = await AskAsync("Samtidig@Example.org");

        Assert.Equal(5, answers.Count(answer => answer.StartsWith("303", StringComparison.Ordinal)));
        Assert.StartsWith("303", later, StringComparison.Ordinal);
        Assert.Equal(6, (await LinksOfAsync("samtidig@example.org")).Count);
    }

    [Fact]
    public async Task One_asker_gets_at_most_a_hundred_links_in_a_quarter_of_an_hour()
    {
        await app.Database.ExecuteAsync(
            """
            insert into sign_in_request select sha256(n::text::bytea), sha256('127.0.0.1'), @now from generate_series(1, 100) n
            """,
            new { now = app.Clock.Now }
        );

        var answer = await AskAsync("een.til@example.org");

        Assert.StartsWith("429", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_two_organisations_gets_one_link_for_each()
    {
        foreach (var organisation in new[] { "Første Kommune", "Anden Kommune" })
        {
            await app.World.PersonAsync(
                await app.World.TenantAsync(organisation),
                "Karen Prøve",
                email: "begge@example.org"
            );
        }

        await AskAsync("begge@example.org");

        var mail = await MailToAsync("begge@example.org");
        var links = Regex.Matches(
            mail,
            @"(?<of>\S+ Kommune):\s+http://localhost(?<link>/sign-in/[\w-]{43})",
            RegexOptions.None
        );
        Assert.Equal(["Anden Kommune", "Første Kommune"], links.Select(link => link.Groups["of"].Value));
        using var client = app.Client();
        using var opened = await client.PostFormAsync(links[1].Groups["link"].Value, []);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal(2, (await LinksOfAsync("begge@example.org")).Count);
    }

    [Fact]
    public async Task Who_has_left_gets_the_same_answer_and_no_link()
    {
        var person = await app.World.PersonAsync(
            await app.World.TenantAsync(),
            "Karen Prøve",
            email: "vaek@example.org"
        );
        await app.Database.ExecuteAsync("update person set left_on = '2018-12-31' where id = @person", new { person });

        var answer = await AskAsync("vaek@example.org");

        Assert.StartsWith("303", answer, StringComparison.Ordinal);
        Assert.Empty(await LinksOfAsync("vaek@example.org"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("karen")]
    [InlineData("@example.org")]
    [InlineData("karen@")]
    [InlineData("a@b@example.org")]
    [InlineData("karen prøve@example.org")]
    public async Task What_is_no_address_is_said_at_the_field_with_what_was_typed(string typed)
    {
        using var client = app.Client();

        using var answer = await client.PostFormAsync("/sign-in", [new("email", typed), new("return", "/account")]);

        using var page = await TestClient.ParseAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(typed, page.QuerySelector("#email")?.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("#email")?.GetAttribute("aria-invalid"));
        Assert.Equal(
            "/account",
            page.QuerySelector("form[action='/sign-in'] input[name=return]")?.GetAttribute("value")
        );
        Assert.NotNull(page.QuerySelector(".error-summary a[href='#email']"));
    }

    [Fact]
    public async Task A_form_without_its_token_sends_nothing()
    {
        using var client = app.Client();
        using var content = new FormUrlEncodedContent([new("email", "karen@example.org")]);

        using var answer = await client.Http.PostAsync("/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private Task<IReadOnlyList<DateTime>> LinksOfAsync(string email) =>
        app.Database.ListAsync<DateTime>(
            "select l.created_at from sign_in_link l join person p on p.id = l.person where p.email = @email",
            new { email }
        );

    // The sender works beside us: a moment later the mail has left the outbox.
    private async Task<string> MailToAsync(string email)
    {
        IReadOnlyList<string> mails = [];
        await Waiting.UntilAsync(async () =>
            (
                mails = await app.Database.ListAsync<string>(
                    "select body from delivered_mail where to_address = @email",
                    new { email }
                )
            ).Count > 0
        );
        return Assert.Single(mails);
    }

    // Status, headers but the date and cookies, and body but the token of its form.
    private async Task<string> AskAsync(string email)
    {
        using var client = app.Client();
        var token = await client.FormTokenAsync("/sign-in");
        using var content = new FormUrlEncodedContent([new("email", email), new("form-token", token)]);
        using var answer = await client.Http.PostAsync("/sign-in", content, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var page = await TestClient.ParseAsync(answer);
        foreach (
            var field in page.QuerySelectorAll("input[name=form-token]").Select(field => field.GetAttribute("value"))
        )
        {
            body = body.Replace(field ?? "", "TOKEN", StringComparison.Ordinal);
        }

        var headers = answer.Headers.Where(header => header.Key is not ("Date" or "Set-Cookie"));
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => header.Key + ":" + string.Join(',', header.Value)))}\n{body}";
    }
}
