using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class ReadLogTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadLog Log => app.Services.GetRequiredService<IReadLog>();

    private ReadLogCheck Check => app.Services.GetRequiredService<ReadLogCheck>();

    [Fact]
    public async Task Readers_at_the_same_moment_keep_one_chain_per_organisation()
    {
        var (first, second) = (await Relations.MakeAsync(app.Database), await Relations.MakeAsync(app.Database));

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(reader =>
                    ReadTimesAsync(reader % 2 == 0 ? first : second, reader % 3 == 0 ? "group" : "coach", 10)
                )
        );

        Assert.Equal(60, await CountAsync(first));
        Assert.Equal(60, await CountAsync(second));
        Assert.Empty(await FaultsAsync(first));
        Assert.Empty(await FaultsAsync(second));
    }

    [Fact]
    public async Task Reading_ones_own_is_not_noted_and_showing_the_same_twice_on_a_page_is_one_entry()
    {
        var world = await Relations.MakeAsync(app.Database);
        var read = ReadOf(world);

        await NoteAsync(world.Owner, read);
        await app.Db.AsAsync(
            world["coach"],
            tx => Task.WhenAll(Log.ReadAsync(tx, read), Log.ReadAsync(tx, read)),
            Cancel
        );

        Assert.Equal(1, await CountAsync(world));
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_in_the_chain()
    {
        var world = await Relations.MakeAsync(app.Database);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.Db.AsAsync(
                world["coach"],
                async tx =>
                {
                    await Log.ReadAsync(tx, ReadOf(world));
                    throw new InvalidOperationException("the page broke");
                },
                Cancel
            )
        );
        await NoteAsync(world["coach"], ReadOf(world));

        Assert.Equal(1, await CountAsync(world));
        Assert.Empty(await FaultsAsync(world));
    }

    [Theory]
    [InlineData("update read_log set reader = subject where position = 3 and tenant = @tenant", "changed")]
    [InlineData(
        "update read_log set at = at + interval '1 microsecond' where position = 3 and tenant = @tenant",
        "changed"
    )]
    [InlineData("update read_log set outcome = 'refused' where position = 3 and tenant = @tenant", "changed")]
    [InlineData("update read_log set hash = sha256('x') where position = 3 and tenant = @tenant", "changed")]
    [InlineData("delete from read_log where position = 3 and tenant = @tenant", "missing")]
    [InlineData("delete from read_log where position = 5 and tenant = @tenant", "the end does not match its head")]
    [InlineData("delete from read_log where tenant = @tenant", "the end does not match its head")]
    [InlineData(
        "update read_log set position = case position when 2 then 900 else 2 end where position in (2, 900) and tenant = @tenant",
        "missing"
    )]
    public async Task What_an_administrator_changes_in_the_table_is_found(string act, string fault)
    {
        var world = await Relations.MakeAsync(app.Database);
        await ReadTimesAsync(world, "coach", 5);
        Assert.Empty(await FaultsAsync(world));

        await TamperAsync(act, world);

        Assert.Contains(fault, (await FaultsAsync(world)).Select(found => found.Fault));
    }

    [Fact]
    public async Task A_chain_made_anew_does_not_agree_with_its_anchor()
    {
        var world = await Relations.MakeAsync(app.Database);
        await ReadTimesAsync(world, "coach", 3);
        await app.Services.GetRequiredService<AnchorReadLog>().RunOnceAsync(Cancel);

        await TamperAsync(
            "delete from read_log where tenant = @tenant; delete from read_log_head where tenant = @tenant",
            world
        );
        Assert.Equal(["anchored, but gone"], (await FaultsAsync(world)).Select(found => found.Fault));
        await ReadTimesAsync(world, "group", 3);

        Assert.Equal(["not what was anchored"], (await FaultsAsync(world)).Select(found => found.Fault));
    }

    [Theory]
    [InlineData("update read_log set reader = subject")]
    [InlineData("delete from read_log")]
    [InlineData("truncate read_log")]
    public async Task The_application_itself_can_only_append(string act)
    {
        var world = await Relations.MakeAsync(app.Database);
        await ReadTimesAsync(world, "coach", 1);

        await Assert.ThrowsAsync<PostgresException>(() => app.Database.ExecuteAsync(act));
        await Record.ExceptionAsync(() => app.Db.AsAsync(world["coach"], tx => tx.ExecuteAsync(act), Cancel));

        Assert.Empty(await FaultsAsync(world));
        Assert.Equal(1, await CountAsync(world));
    }

    [Fact]
    public async Task Nobody_notes_a_read_in_anothers_name()
    {
        var world = await Relations.MakeAsync(app.Database);
        await ReadTimesAsync(world, "coach", 1);

        await Assert.ThrowsAsync<PostgresException>(() =>
            app.Db.AsAsync(
                world["group"],
                tx =>
                    tx.ExecuteAsync(
                        "insert into read_log select tenant, 2, reader, subject, artefact, artefact_id, programme, purpose, outcome, at, hash from (values (tenant(), @Reader::uuid, @Subject::uuid, 'foundation-draft', @Subject::uuid, @Programme::uuid, 'x', 'read', now(), '\\x'::bytea)) as made (tenant, reader, subject, artefact, artefact_id, programme, purpose, outcome, at, hash)",
                        new
                        {
                            Reader = world["coach"].Person,
                            Subject = world.Owner.Person,
                            world.Programme,
                        }
                    ),
                Cancel
            )
        );
    }

    [Fact]
    public async Task The_owner_sees_in_plain_words_who_read_what_and_others_see_nothing()
    {
        var world = await Relations.MakeAsync(app.Database);
        await NoteAsync(world["coach"], ReadOf(world));

        var mine = await PageAsync(world.Owner);

        Assert.Contains(
            "Prøve coach læste det ledelsesgrundlag, du har afleveret kl. 10.00",
            mine,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Ingen har læst noget af dit endnu",
            await PageAsync(world["organiser"]),
            StringComparison.Ordinal
        );
        Assert.Contains("Ingen har læst noget af dit endnu", await PageAsync(world["coach"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_paged_newest_first()
    {
        var world = await Relations.MakeAsync(app.Database);
        await ReadTimesAsync(world, "coach", 51);
        using var client = await app.SignedInClientAsync(world.Owner.Person);

        using var first = await client.PageAsync("/privacy/reads");
        using var second = await client.PageAsync("/privacy/reads?page=2");
        using var odd = await client.PageAsync("/privacy/reads?page=-1%27");

        Assert.Equal(
            (50, 1, 50),
            (
                first.QuerySelectorAll(".reads li").Length,
                second.QuerySelectorAll(".reads li").Length,
                odd.QuerySelectorAll(".reads li").Length
            )
        );
    }

    private async Task<string> PageAsync(Viewer viewer)
    {
        using var client = await app.SignedInClientAsync(viewer.Person);
        using var page = await client.PageAsync("/privacy/reads");
        return page.Body?.TextContent ?? "";
    }

    private static ConfidentialRead ReadOf(Relations world) =>
        new(
            Artefact.FoundationSubmitted,
            Ids.Secure.Next(),
            world.Owner.Person,
            world.Programme,
            "read-before-session"
        );

    private Task NoteAsync(Viewer viewer, ConfidentialRead read) =>
        app.Db.AsAsync(viewer, tx => Log.ReadAsync(tx, read), Cancel);

    private async Task ReadTimesAsync(Relations world, string who, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await NoteAsync(world[who], ReadOf(world));
        }
    }

    private async Task<int> CountAsync(Relations world) =>
        (
            await app.Database.ListAsync<int>(
                "select count(*)::int from read_log where tenant = @tenant",
                new { tenant = world.Owner.Tenant }
            )
        ).Single();

    private async Task<IReadOnlyList<ReadLogFault>> FaultsAsync(Relations world) =>
        [.. (await Check.RunAsync(Cancel)).Where(fault => fault.Tenant == world.Owner.Tenant.Value)];

    private async Task TamperAsync(string act, Relations world)
    {
        await using var connection = new NpgsqlConnection(app.Database.SuperuserConnectionString);
        await connection.ExecuteAsync(
            "set session_replication_role = replica; " + act,
            new { tenant = world.Owner.Tenant }
        );
        await connection.ExecuteAsync("set session_replication_role = origin");
    }
}
