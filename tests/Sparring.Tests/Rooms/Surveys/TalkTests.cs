using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Data, reflection, action about a closed wave.</summary>
public sealed class TalkTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_tables_note_is_read_by_all_without_a_name_and_taken_away_by_its_writer_alone()
    {
        var stage = await ClosedAsync("table");
        using var writer = await app.SignedInClientAsync(stage.Leaders[3]);

        await NoteAsync(writer, stage, "data", "Kernen er kun tættest inden for huset.", "Bord 3");

        var read = await stage.ReadAsync(stage.Organiser, stage.Address + "/talk");
        Assert.Equal(2, read.Split("Bord 3 Kernen er kun tættest inden for huset.").Length);
        Assert.DoesNotContain("Leder 4", read);
        using var others = await app.SignedInClientAsync(stage.Leaders[4]);
        using var theirs = await others.PageAsync(stage.Address + "/talk");
        Assert.Null(theirs.QuerySelector("form[action$='/deletion']"));
        using var page = await writer.PageAsync(stage.Address + "/talk");
        var action = page.QuerySelector("form[action$='/deletion']")?.GetAttribute("action") ?? "";
        using var refused = await others.PostFormAsync(action, [], "/account");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var gone = await writer.PostFormAsync(action, [], "/account");
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.DoesNotContain("Kernen er kun", await stage.ReadAsync(stage.Leaders[3], stage.Address + "/talk"));
    }

    [Fact]
    public async Task A_note_of_ones_own_is_sealed_read_by_nobody_else_and_follows_in_ones_own_data()
    {
        var stage = await ClosedAsync("alone");
        using var writer = await app.SignedInClientAsync(stage.Leaders[3]);

        await NoteAsync(writer, stage, "reflection", "Jeg undrer mig over mit eget tal.", "");
        await NoteAsync(writer, stage, "reflection", "Jeg undrer mig mindre nu.", "");

        Assert.Contains("Jeg undrer mig mindre nu.", await stage.ReadAsync(stage.Leaders[3], stage.Address + "/talk"));
        Assert.Contains(
            "Jeg undrer mig mindre nu.",
            WebUtility.HtmlDecode(await writer.TextAsync("/privacy/mine/file.html"))
        );
        Assert.DoesNotContain("undrer mig", await stage.ReadAsync(stage.Organiser, stage.Address + "/talk"));
        Assert.DoesNotContain("undrer mig", await stage.ReadAsync(stage.Leaders[4], stage.Address + "/talk"));
        var kept = await app.Database.ListAsync<byte[]>(
            "select sealed from survey_note where about = @Wave",
            new { stage.Wave }
        );
        Assert.DoesNotContain(
            "undrer",
            System.Text.Encoding.UTF8.GetString(Assert.Single(kept)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_next_best_step_lands_once_on_ones_own_thread_and_on_nobody_elses()
    {
        var stage = await ClosedAsync("next");
        using var leader = await app.SignedInClientAsync(stage.Leaders[3]);
        using var page = await leader.PageAsync(stage.Address + "/talk");
        var form = page.QuerySelector("form[action$='/steps']");
        var typed = new Dictionary<string, string> { ["text"] = "Ringe til Veje og Parker" };

        using var first = await SendAsync(leader, form, typed);
        using var again = await SendAsync(leader, form, typed);

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        var owners = await app.Database.ListAsync<PersonId>(
            "select owner from trial_action where source_kind = 'survey' and source_address = @Address",
            new { Address = stage.Address + "/talk" }
        );
        Assert.Equal([stage.Leaders[3]], owners);
        Assert.Contains("Prøv det, du har planlagt", await stage.ReadAsync(stage.Leaders[3], "/"));
        Assert.DoesNotContain("Prøv det, du har planlagt", await stage.ReadAsync(stage.Leaders[4], "/"));
        using var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var hers = await organiser.PageAsync(stage.Address + "/talk");
        Assert.Null(hers.QuerySelector("form[action$='/steps']"));
    }

    [Theory]
    [InlineData("", "Bord 3", "Noten er tom.")]
    [InlineData("Vi så tre ting.", " ", "Skriv bordets navn")]
    public async Task A_note_that_cannot_be_kept_says_why_and_loses_nothing(string text, string table, string sentence)
    {
        var stage = await ClosedAsync("refused" + text.Length);
        using var leader = await app.SignedInClientAsync(stage.Leaders[3]);
        using var page = await leader.PageAsync(stage.Address + "/talk");

        using var answer = await SendAsync(
            leader,
            page.QuerySelector("#text-data")?.Closest("form"),
            new Dictionary<string, string>
            {
                ["text"] = text,
                ["where"] = "table",
                ["table"] = table,
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var body = await BodyAsync(answer);
        Assert.Contains(sentence, body);
        Assert.Contains(text, body);
    }

    [Fact]
    public async Task Nothing_is_talked_about_before_the_wave_is_closed()
    {
        var stage = await ForumStage.SetAsync(app, "open");
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);

        using var page = await leader.GetAsync(stage.Address + "/talk");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private async Task<ForumStage> ClosedAsync(string key)
    {
        var stage = await ForumStage.SetAsync(app, "talk-" + key);
        await stage.AnswerAsync(10, (at, other) => (at + other) % 5);
        await stage.CloseAsync();
        return stage;
    }

    private static async Task NoteAsync(TestClient client, ForumStage stage, string step, string text, string table)
    {
        using var page = await client.PageAsync(stage.Address + "/talk");
        var form = page.QuerySelector($"#text-{step}")?.Closest("form");
        var typed = new Dictionary<string, string>
        {
            ["text"] = text,
            ["where"] = table.Length > 0 ? "table" : "alone",
            ["table"] = table,
        };
        using var first = await SendAsync(client, form, typed);
        // Pressed twice it is one note.
        using var second = await SendAsync(client, form, typed);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
    }
}
