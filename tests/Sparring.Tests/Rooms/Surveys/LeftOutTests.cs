using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Deleting;
using Sparring.Rooms.Surveys.Reopening;
using Sparring.Rooms.Surveys.Waves;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders are asked, and some of them to be left out of the network, through the pages. All names invented.</summary>
public sealed class LeftOutTests(TestApp app) : IClassFixture<TestApp>
{
    private const string RowsSql = "select person from survey_left_out where wave = @Wave order by person";

    private const string TooLate = "valget om netværksbilledet kan ikke ændres mere";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Her_line_leaves_the_others_forms_and_the_network_is_closed_without_her()
    {
        var stage = await ForumStage.SetAsync(app, "out-whole");
        // Everybody names everybody; whoever is left out is named by all, and names all.
        await stage.AnswerAsync(40, (_, _) => 2);
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        using var colleague = await app.SignedInClientAsync(stage.Leaders[2]);
        using var offered = await leaver.PageAsync(Answers(stage));
        Assert.Contains("Ledelseskonsulenterne får ingen liste", Text(offered));
        Assert.Contains("Leder 8", Text(await colleague.PageAsync(Answers(stage))));

        await LeaveAsync(stage, leaver);

        using var hers = await leaver.PageAsync(Answers(stage));
        using var theirs = await colleague.PageAsync(Answers(stage));
        Assert.Empty(hers.QuerySelectorAll("input[name^='inside.']"));
        Assert.Empty(hers.QuerySelectorAll("input[name='nodes']"));
        Assert.NotEmpty(hers.QuerySelectorAll("input[name^='outside.']"));
        Assert.DoesNotContain("Leder 8", Text(theirs));
        Assert.Equal(38, theirs.QuerySelectorAll("#relations [data-line]").Length);
        var page = await stage.CloseAsync();
        Assert.Contains("40 af 40 svarede (100,0 %)", page);
        Assert.Contains("39 af de 40 på listen indgår i netværket; resten har bedt om at blive holdt ude.", page);
        Assert.Contains("1.482 relationer ud af 1.482 mulige (100,0 %)", page);
        using var file = await colleague.GetAsync($"{stage.Address}/figures.csv");
        Assert.Contains("Netværk;Indgår i netværket;;;personer;39\r\n", await file.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("Du har peget på 38 af 38", await stage.ReadAsync(stage.Leaders[2], $"{stage.Address}/mine"));
        Assert.Contains(
            "tæller ikke med.Du har peget på 39 af 39",
            await stage.ReadAsync(stage.Leaders[7], $"{stage.Address}/mine")
        );
    }

    [Fact]
    public async Task Nobody_who_stays_is_told_apart_where_nobody_asked()
    {
        var stage = await ForumStage.SetAsync(app, "out-nobody");
        await stage.AnswerAsync(40, (_, _) => 2);

        var page = await stage.CloseAsync();

        Assert.DoesNotContain("på listen indgår i netværket", page);
        Assert.Contains("1.560 relationer ud af 1.560 mulige", page);
    }

    [Fact]
    public async Task A_double_click_is_one_choice_and_taken_back_everything_is_as_it_was()
    {
        var stage = await ForumStage.SetAsync(app, "out-back");
        await stage.AnswerAsync(40, (_, _) => 2);
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        using var colleague = await app.SignedInClientAsync(stage.Leaders[2]);
        var line = await LineAsync(stage, 7);

        await TwiceAsync(stage, leaver, "");
        var asked = await RowsAsync(stage);
        // A form that was open before says something of her all the same: it is kept, and comes to light again.
        using (var sent = await colleague.PostFormAsync(Answers(stage), [new(line, "4")], Answers(stage)))
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using (
            var kept = await colleague.PostFormAsync(
                $"{stage.Address}/draft",
                [new("outside.state", "3")],
                Answers(stage)
            )
        )
            Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        await TwiceAsync(stage, leaver, "/withdrawal");

        Assert.Equal([stage.Leaders[7]], asked);
        Assert.Empty(await RowsAsync(stage));
        using var hers = await leaver.PageAsync(Answers(stage));
        using var theirs = await colleague.PageAsync(Answers(stage));
        Assert.Equal(39, hers.QuerySelectorAll("input[name^='inside.'][value='2'][checked]").Length);
        Assert.Equal("4", theirs.QuerySelector($"input[name='{line}'][checked]")?.GetAttribute("value"));
        Assert.Contains("1.560 relationer ud af 1.560 mulige", await stage.CloseAsync());
    }

    [Fact]
    public async Task What_is_typed_in_the_form_is_kept_when_she_presses_and_enter_in_a_field_does_not_press_it()
    {
        var stage = await ForumStage.SetAsync(app, "out-typed");
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        using var page = await leaver.PageAsync(Answers(stage));

        using var left = await leaver.PostFormAsync(
            $"{stage.Address}/left-out",
            [new("outside.regions", "4"), new(await LineAsync(stage, 2), "3")],
            Answers(stage)
        );

        Assert.Equal($"{Answers(stage)}#left-out", left.Headers.Location?.ToString());
        using var after = await leaver.PageAsync(Answers(stage));
        Assert.Equal("4", after.QuerySelector("input[name='outside.regions'][checked]")?.GetAttribute("value"));
        Assert.Equal("Send mine svar", page.QuerySelector("form.survey button[type=submit]")?.TextContent.Trim());
        await LeaveAsync(stage, leaver, "/withdrawal");
        using var back = await leaver.PageAsync(Answers(stage));
        Assert.Single(back.QuerySelectorAll("input[name^='inside.'][value='3'][checked]"));
    }

    [Fact]
    public async Task Once_the_wave_is_closed_the_choice_stands_and_a_sentence_says_so()
    {
        var stage = await ForumStage.SetAsync(app, "out-late");
        await stage.AnswerAsync(10, (_, _) => 2);
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        await LeaveAsync(stage, leaver);
        await stage.CloseAsync();
        using var other = await app.SignedInClientAsync(stage.Leaders[3]);

        using var back = await leaver.PostFormAsync($"{stage.Address}/left-out/withdrawal", [], Answers(stage));
        using var late = await other.PostFormAsync($"{stage.Address}/left-out", [], "/account");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (back.StatusCode, late.StatusCode));
        Assert.Contains(TooLate, await BodyAsync(back));
        Assert.Contains(TooLate, await BodyAsync(late));
        Assert.Equal([stage.Leaders[7]], await RowsAsync(stage));
        // Nor past the page: the database itself takes neither.
        Assert.Equal(0, await DoAsync(stage.Leaders[7], "delete from survey_left_out where wave = @Wave", stage));
        await Assert.ThrowsAsync<PostgresException>(() =>
            DoAsync(
                stage.Leaders[3],
                "insert into survey_left_out (tenant, wave, person) values (tenant(), @Wave, viewer())",
                stage
            )
        );
    }

    [Fact]
    public async Task Whoever_asks_while_the_wave_is_being_counted_waits_and_is_told_that_it_is_closed()
    {
        var stage = await ForumStage.SetAsync(app, "out-while");
        await stage.AnswerAsync(10, (_, _) => 2);
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        var token = await leaver.FormTokenAsync(Answers(stage));
        using var content = new FormUrlEncodedContent([new("form-token", token)]);
        var organiser = await app.World.ViewerAsync(stage.Organiser);

        var leaving = await app.Db.AsAsync(
            organiser,
            async tx =>
            {
                await stage.Surveys.CloseAsync(tx, organiser, stage.Wave);
                var asked = leaver.Http.PostAsync($"{stage.Address}/left-out", content, Cancel);
                await Task.WhenAny(asked, Task.Delay(500, Cancel));
                return Tuple.Create(asked);
            },
            Cancel
        );

        using var late = await leaving.Item1;
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(TooLate, await BodyAsync(late));
        Assert.Empty(await RowsAsync(stage));
    }

    [Fact]
    public async Task The_organiser_and_whoever_is_not_asked_neither_choose_nor_see_who_did()
    {
        var stage = await ForumStage.SetAsync(app, "out-rows");
        using var leaver = await app.SignedInClientAsync(stage.Leaders[7]);
        await LeaveAsync(stage, leaver);
        var stranger = (await ForumStage.SetAsync(app, "out-stranger")).Leaders[0];

        foreach (var person in (PersonId[])[stage.Organiser, stranger])
        {
            using var client = await app.SignedInClientAsync(person);
            foreach (var step in (string[])["", "/withdrawal"])
            {
                using var refused = await client.PostFormAsync($"{stage.Address}/left-out{step}", [], "/account");
                Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            }

            Assert.Equal(0, await SeenAsync(person, stage));
        }

        Assert.Equal(1, await SeenAsync(stage.Leaders[7], stage));
        // Nobody asks for somebody else, and nobody takes her choice back.
        Assert.Equal(0, await DoAsync(stage.Leaders[3], "delete from survey_left_out where wave = @Wave", stage));
        await Assert.ThrowsAsync<PostgresException>(() =>
            DoAsync(
                stage.Leaders[3],
                $"insert into survey_left_out (tenant, wave, person) values (tenant(), @Wave, '{stage.Leaders[4].Value}')",
                stage
            )
        );
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        Assert.DoesNotContain("Leder 8", await organiser.TextAsync("/surveys"));
    }

    [Fact]
    public async Task Where_fewer_than_five_remain_the_relations_are_not_shown_and_the_rest_is()
    {
        var stage = await ForumStage.SetAsync(app, "out-few");
        await stage.AnswerAsync(6, (_, _) => 2);
        foreach (var at in (int[])[1, 4])
        {
            using var leaver = await app.SignedInClientAsync(stage.Leaders[at]);
            await LeaveAsync(stage, leaver);
        }

        var page = await stage.CloseAsync();

        Assert.Contains("6 af 40 svarede", page);
        Assert.Contains("Relationerne vises ikke: For få har svaret på dem", page);
        Assert.Matches("Regioner [0-9],[0-9]6", page);
    }

    [Fact]
    public async Task In_a_later_wave_she_is_as_one_who_left_and_asked_anew()
    {
        var stage = await ForumStage.SetAsync(app, "out-change");
        await stage.AnswerAsync(40, (_, other) => other == 39 ? 4 : 0);
        await stage.CloseAsync();
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(40, (_, other) => other == 39 ? 4 : 0);
        using var leaver = await app.SignedInClientAsync(stage.Leaders[39]);
        await LeaveAsync(stage, leaver);

        var second = await stage.CloseAsync();
        stage = await stage.AgainAsync();
        using var anew = await leaver.PageAsync(Answers(stage));
        await stage.AnswerAsync(40, (_, other) => other == 39 ? 4 : 0);
        var third = await stage.CloseAsync();

        // All named her and nobody else: over the columns of both waves nobody named anybody, whichever of the two she was left out of.
        Assert.Contains("Fra 0,0 % til 0,0 % af de mulige relationer", second);
        Assert.Contains("35 personers svar er sammenlignet", second);
        Assert.Equal(39, anew.QuerySelectorAll("#relations [data-line]").Length);
        Assert.Contains("Fra 0,0 % til 0,0 % af de mulige relationer", third);
    }

    [Fact]
    public async Task A_second_opening_counts_the_same_and_the_boxes_hold_nothing_by_her_or_of_her()
    {
        var stage = await ForumStage.SetAsync(app, "out-again");
        await stage.AnswerAsync(38, (at, other) => 1 + ((at + other) % 4));
        foreach (var at in (int[])[7, 39])
        {
            using var leaver = await app.SignedInClientAsync(stage.Leaders[at]);
            await LeaveAsync(stage, leaver);
        }

        await stage.CloseAsync();
        var report = await ReportAsync(stage);
        await app.Database.ExecuteAsync(
            """
            insert into survey_reopening (tenant, id, wave, programme, reason, asked_by, asked_at, agree_by, agreed_by, agreed_at, opens_on)
            select tenant, gen_random_uuid(), id, programme, 'Et tal.', opened_by, now(), @Today, @Second, now(), @Today
            from survey_wave where id = @Wave
            """,
            new
            {
                stage.Wave,
                Today = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime),
                Second = stage.Leaders[0],
            }
        );
        var boxes = await OpenedAsync(stage);
        await app.Services.GetRequiredService<ReopeningDesk>().RunAsync(Cancel);

        Assert.Contains("\"Roster\":38", report);
        Assert.Equal(report, await ReportAsync(stage));
        Assert.Single(
            await app.Database.ListAsync<Guid>(
                "select id from survey_reopening where wave = @Wave and opened_at is not null",
                new { stage.Wave }
            )
        );
        var (mine, line) = (await NumberAsync(stage, 7), await LineAsync(stage, 7));
        Assert.Equal(38, boxes.Count);
        Assert.All(boxes.Values, sheet => Assert.Null(sheet[line]));
        Assert.DoesNotContain(boxes[mine].Lines, one => one.Key.StartsWith("inside.", StringComparison.Ordinal));
        Assert.Equal("3", boxes[await NumberAsync(stage, 1)]["outside.regions"]);
    }

    [Fact]
    public async Task It_is_in_her_own_data_its_order_is_forgotten_in_the_morning_and_it_goes_with_the_answers()
    {
        var stage = await ForumStage.SetAsync(app, "out-gone");
        await stage.AnswerAsync(12, (_, _) => 2);
        for (var at = 0; at < 12; at++)
        {
            using var leaver = await app.SignedInClientAsync(stage.Leaders[at]);
            await LeaveAsync(stage, leaver);
        }

        using var one = await app.SignedInClientAsync(stage.Leaders[3]);
        using var none = await app.SignedInClientAsync(stage.Leaders[20]);
        Assert.Contains("Målinger, hvor du har bedt om", await one.TextAsync("/privacy/mine"));
        Assert.DoesNotContain("Målinger, hvor du har bedt om", await none.TextAsync("/privacy/mine"));
        Assert.Equal(12, (await WritersAsync(stage)).Distinct().Count());
        await app.Services.GetRequiredService<ForgetOrder>().RunAsync(Cancel);
        Assert.Single((await WritersAsync(stage)).Distinct());

        await stage.CloseAsync();
        await app.Database.ExecuteAsync(
            "update survey_deletion set due_on = @Yesterday where id = @Wave",
            new { stage.Wave, Yesterday = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(-1) }
        );
        Assert.Equal(12, (await RowsAsync(stage)).Count);
        await app.Services.GetRequiredService<DeleteAnswers>().RunAsync(Cancel);

        Assert.Empty(await RowsAsync(stage));
    }

    private static string Answers(ForumStage stage) => $"{stage.Address}/answers";

    private static string Text(IHtmlDocument page) => page.DocumentElement.TextContent;

    private static async Task LeaveAsync(ForumStage stage, TestClient client, string step = "")
    {
        using var done = await client.PostFormAsync($"{stage.Address}/left-out{step}", [], Answers(stage));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private static async Task TwiceAsync(ForumStage stage, TestClient client, string step)
    {
        var token = await client.FormTokenAsync(Answers(stage));
        var presses = await Task.WhenAll(PressAsync(), PressAsync());
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], presses);

        async Task<HttpStatusCode> PressAsync()
        {
            using var content = new FormUrlEncodedContent([new("form-token", token)]);
            using var done = await client.Http.PostAsync($"{stage.Address}/left-out{step}", content, Cancel);
            return done.StatusCode;
        }
    }

    private async Task<int> NumberAsync(ForumStage stage, int at) =>
        (
            await app.Database.ListAsync<int>(
                "select place from survey_place where wave = @Wave and person = @Person",
                new { stage.Wave, Person = stage.Leaders[at] }
            )
        ).Single();

    private async Task<string> LineAsync(ForumStage stage, int at) => $"inside.{await NumberAsync(stage, at)}";

    private Task<IReadOnlyList<PersonId>> RowsAsync(ForumStage stage) =>
        app.Database.ListAsync<PersonId>(RowsSql, new { stage.Wave });

    private Task<IReadOnlyList<string>> WritersAsync(ForumStage stage) =>
        app.Database.ListAsync<string>("select xmin::text from survey_left_out where wave = @Wave", new { stage.Wave });

    private async Task<string> ReportAsync(ForumStage stage) =>
        (
            await app.Database.ListAsync<string>("select report from survey_wave where id = @Wave", new { stage.Wave })
        ).Single();

    private async Task<int> DoAsync(PersonId person, string sql, ForumStage stage) =>
        await app.Db.AsAsync(
            await app.World.ViewerAsync(person),
            tx => tx.ExecuteAsync(sql, new { stage.Wave }),
            Cancel
        );

    private async Task<long> SeenAsync(PersonId person, ForumStage stage) =>
        await app.Db.AsAsync(
            await app.World.ViewerAsync(person),
            tx => tx.ValueAsync<long>("select count(*) from survey_left_out where wave = @Wave", new { stage.Wave }),
            Cancel
        );

    // As the second opening does it: it is agreed and due.
    private async Task<IReadOnlyDictionary<int, AnswerSheet>> OpenedAsync(ForumStage stage) =>
        await app.Db.AsAsync(
            await app.World.ViewerAsync(stage.Organiser),
            async tx =>
            {
                var waves = app.Services.GetRequiredService<WaveStore>();
                var wave = await waves.FindAsync(tx, stage.Wave) ?? throw new InvalidOperationException();
                var row = await waves.KeysAsync(tx, stage.Wave) ?? throw new InvalidOperationException();
                var opened = app.Services.GetRequiredService<ISeals>().Open(wave.PlaceOf("key"), row.PrivateKey);
                return await app
                    .Services.GetRequiredService<WaveBoxes>()
                    .OpenAsync(
                        tx,
                        wave,
                        await waves.PlacesAsync(tx, stage.Wave),
                        new(row.PublicKey, Convert.FromBase64String(opened))
                    );
            },
            Cancel
        );
}
