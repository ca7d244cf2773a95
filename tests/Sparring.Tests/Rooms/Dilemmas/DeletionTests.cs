using System.Net;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

/// <summary>Deletions that are broken off, and pressed twice.</summary>
public sealed class DeletionTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deletion_that_breaks_off_leaves_a_dilemma_that_opens_and_can_be_deleted()
    {
        var stage = await DilemmaStage.SetAsync(app, "broken-off");
        await stage.WriteAndSendAsync();
        using var leader = await stage.AsAsync(stage.Leader);
        using var broken = await BrokenOffAsync("delete on dilemma", () => DeleteAsync(leader));

        var still = await leader.TextAsync("/dilemmas/mine");
        using var deleted = await DeleteAsync(leader);

        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Contains(DilemmaStage.Situation(0), still);
        Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
        Assert.DoesNotContain(DilemmaStage.Canary, await leader.TextAsync("/dilemmas/mine"));
        Assert.Single(Directory.GetFiles(app.KeyStore, stage.Leader.Value.ToString("N") + ".destroyed", Everywhere));
        Assert.Empty(Directory.GetFiles(app.KeyStore, stage.Leader.Value.ToString("N") + ".key", Everywhere));
    }

    [Fact]
    public async Task A_closing_that_breaks_off_leaves_no_page_that_fails_and_is_finished_with_a_whole_receipt()
    {
        var stage = await DilemmaStage.SetAsync(app, "closing-broken");
        await stage.ReleasedCaseAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var broken = await BrokenOffAsync("insert on dilemma_receipt", () => CloseAsync(organiser));

        using var leader = await stage.AsAsync(stage.Leader);
        using var mine = await leader.GetAsync("/dilemmas/mine");
        using var closed = await CloseAsync(organiser);

        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (mine.StatusCode, closed.StatusCode));
        Assert.Equal([(5, 1, 6)], await ReceiptsAsync(stage));
    }

    [Fact]
    public async Task The_receipt_is_signed_letter_by_letter()
    {
        var stage = await DilemmaStage.SetAsync(app, "signed");
        await stage.WriteAndSendAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var closed = await CloseAsync(organiser);
        using var leader = await stage.AsAsync(stage.Leader);
        using var page = await leader.PageAsync("/dilemmas/receipts");

        var file = await FileAsync(leader, page.QuerySelector("a[href$='.json']")?.GetAttribute("href"));
        var signature = await FileAsync(leader, page.QuerySelector("a[href$='.sig']")?.GetAttribute("href"));
        using var key = ECDsa.Create();
        key.ImportFromPem(Encoding.ASCII.GetString(await FileAsync(leader, "/dilemmas/receipts/key.pem")));

        Assert.True(IsSigned());
        file[^5] ^= 1;
        Assert.False(IsSigned());

        bool IsSigned() =>
            key.VerifyData(file, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static async Task<byte[]> FileAsync(TestClient client, string? address)
    {
        using var answer = await client.GetAsync(address ?? "");
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Cancel);
    }

    [Fact]
    public async Task Closed_twice_in_the_same_moment_it_is_one_receipt()
    {
        var stage = await DilemmaStage.SetAsync(app, "closed-twice");
        await stage.ReleasedCaseAsync();
        await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.OpenAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await using var hold = new NpgsqlCommand("select 1 from general_case for update", connection, transaction);
        await hold.ExecuteNonQueryAsync(Cancel);

        var presses = Task.WhenAll(PressAsync(stage), PressAsync(stage));
        await WaitingAsync(2);
        await transaction.RollbackAsync(Cancel);

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], await presses);
        Assert.Equal([(5, 1, 6)], await ReceiptsAsync(stage));
    }

    [Fact]
    public async Task It_is_said_until_when_a_backup_of_the_keys_is_kept()
    {
        var stage = await DilemmaStage.SetAsync(app, "honest");
        await stage.WriteAndSendAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var leader = await stage.AsAsync(stage.Leader);

        var closing = WebUtility.HtmlDecode(await organiser.TextAsync("/dilemmas/closing"));
        var mine = WebUtility.HtmlDecode(await leader.TextAsync("/dilemmas/mine"));

        Assert.Contains("De sidste sikkerhedskopier af nøglerne er slettet senest 14. februar 2019.", closing);
        Assert.Contains("De sidste sikkerhedskopier af nøglen er slettet senest 14. februar 2019.", mine);
        Assert.DoesNotContain("heller ikke fra en sikkerhedskopi", closing);
    }

    private static EnumerationOptions Everywhere => new() { RecurseSubdirectories = true };

    private static async Task<HttpResponseMessage> DeleteAsync(TestClient leader)
    {
        using var page = await leader.PageAsync("/dilemmas/mine");
        return await FoundationStage.SendAsync(leader, page.QuerySelector("form[action='/dilemmas/mine/deletion']"));
    }

    private static async Task<HttpStatusCode> PressAsync(DilemmaStage stage)
    {
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var closed = await CloseAsync(organiser);
        return closed.StatusCode;
    }

    private static async Task<HttpResponseMessage> CloseAsync(TestClient organiser)
    {
        using var page = await organiser.PageAsync("/dilemmas/closing");
        return await FoundationStage.SendAsync(
            organiser,
            page.QuerySelector("form[action='/dilemmas/closing']"),
            new Dictionary<string, string> { ["sure"] = "yes" }
        );
    }

    /// <summary>Does something while the database refuses, at the very end of a transaction, what happens to a table.</summary>
    private async Task<T> BrokenOffAsync<T>(string when, Func<Task<T>> act)
    {
        await app.Database.ExecuteAsync(
            $"""
            create function break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$;
            create constraint trigger broken_off after {when} deferrable initially deferred
                for each row execute function break_off();
            """
        );
        try
        {
            return await act();
        }
        finally
        {
            await app.Database.ExecuteAsync("drop function break_off() cascade");
        }
    }

    private Task WaitingAsync(int people)
    {
        const string sql =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        return Waiting.UntilAsync(async () => (await app.Database.ListAsync<long>(sql)).Single() >= people);
    }

    private Task<IReadOnlyList<(int Dilemmas, int Cases, int Keys)>> ReceiptsAsync(DilemmaStage stage) =>
        app.Database.ListAsync<(int, int, int)>(
            "select dilemmas, cases, cardinality(keys) from dilemma_receipt where tenant = @Tenant",
            new { stage.Tenant }
        );
}
