using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Surveys.Deleting;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders, asked by Tine Lund. All names invented.</summary>
public sealed class DeleteAnswersTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/surveys/deletions";

    private const string BoxesSql = "select count(*) from survey_box where wave = @Wave";

    [Fact]
    public async Task Answers_go_on_the_day_the_plan_said_and_the_figures_and_ones_own_copy_stay()
    {
        var stage = await ForumStage.SetAsync(app, "deleted");
        await stage.AnswerAsync(38, (at, other) => 1 + (at + other) % 4);
        var before = await stage.CloseAsync();
        var mine = await stage.ReadAsync(stage.Leaders[0], stage.Address + "/mine");
        await RunAsync();
        Assert.Equal(38, await BoxesAsync(stage));
        Assert.Contains("Svarene gemmes til og med", await stage.ReadAsync(stage.Leaders[0], Page));

        await EndAsync(stage);
        await Task.WhenAll(RunAsync(), RunAsync());
        await RunAsync();

        Assert.Equal(0, await BoxesAsync(stage));
        Assert.Equal(before, await stage.ReadAsync(stage.Organiser, stage.Address));
        Assert.Equal(mine, await stage.ReadAsync(stage.Leaders[0], stage.Address + "/mine"));
        Assert.Contains("Der lå 38, og nu ligger der ingen.", await stage.ReadAsync(stage.Leaders[39], Page));
    }

    [Fact]
    public async Task The_certificate_is_signed_and_one_changed_letter_is_seen()
    {
        var stage = await ForumStage.SetAsync(app, "certified");
        await stage.AnswerAsync(6, (_, _) => 2);
        await stage.CloseAsync();
        await EndAsync(stage);
        await RunAsync();

        using var client = await app.SignedInClientAsync(stage.Leaders[0]);
        var text = await FileAsync(client, $"{stage.Wave.Value}.json");
        var signature = await FileAsync(client, $"{stage.Wave.Value}.sig");
        using var key = ECDsa.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(await FileAsync(client, "key.pem")));

        Assert.True(IsSigned());
        using var said = JsonDocument.Parse(text);
        var deleted = said.RootElement.GetProperty("deleted");
        Assert.Equal((6, 0), (deleted.GetProperty("before").GetInt32(), deleted.GetProperty("after").GetInt32()));
        Assert.NotEqual(Guid.Empty, said.RootElement.GetProperty("destroyedKey").GetGuid());
        text[^3] ^= 1;
        Assert.False(IsSigned());

        var stranger = await ForumStage.SetAsync(app, "stranger");
        using var outside = await app.SignedInClientAsync(stranger.Leaders[0]);
        using var refused = await outside.GetAsync($"{Page}/{stage.Wave.Value}.json");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        bool IsSigned() =>
            key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    [Fact]
    public async Task After_that_no_wave_is_opened_and_one_that_was_open_closes_without_figures()
    {
        var stage = await ForumStage.SetAsync(app, "after");
        await stage.AnswerAsync(38, (_, _) => 2);
        await stage.CloseAsync();
        var second = await stage.AgainAsync();
        await second.AnswerAsync(38, (_, _) => 3);
        await EndAsync(stage);
        await RunAsync();

        var shown = await second.CloseAsync();

        Assert.Contains("0 af 40", shown);
        Assert.DoesNotContain("tæthed", shown, StringComparison.OrdinalIgnoreCase);
        await Assert.ThrowsAsync<InvalidOperationException>(stage.AgainAsync);
    }

    private static async Task<byte[]> FileAsync(TestClient client, string name)
    {
        using var answer = await client.GetAsync($"{Page}/{name}");
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    private Task RunAsync() =>
        app.Services.GetRequiredService<DeleteAnswers>().RunAsync(TestContext.Current.CancellationToken);

    private Task<int> EndAsync(ForumStage stage) =>
        app.Database.ExecuteAsync(
            "update survey_deletion set due_on = @Day where id = @Wave",
            new { stage.Wave, Day = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(-1) }
        );

    private async Task<long> BoxesAsync(ForumStage stage) =>
        (await app.Database.ListAsync<long>(BoxesSql, new { stage.Wave })).Single();
}
