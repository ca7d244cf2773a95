using Npgsql;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Data;

public sealed class AskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string WhoSql = "select viewer()";
    private const string IsHereSql = "select is_here(viewer())";
    private const string BecomeSql = "select set_config('sparring.viewer', @Who::text, true)";
    private const string RolesSql =
        "select concat_ws(' ', role, place, state, translate(groups_of_viewer()::text, '{}', '[]')) from roles_of_viewer()";
    private const string KeptSql = "select starts_with(current_setting('sparring.roles', true), viewer()::text)";
    private const string LeftBehindSql = """
        select current_setting('sparring.viewer', true) || current_setting('sparring.tenant', true)
            || coalesce(current_setting('sparring.roles', true), '')
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_sent_together_are_answered_as_the_viewer_in_their_order()
    {
        var viewer = await ViewerAsync();

        var answers = await database.Db.AskAsync(
            viewer,
            [
                new(WhoSql),
                new Question("select @Day::date where @Missing is null")
                    .With("Day", new DateOnly(2018, 11, 9))
                    .With("Missing", (Guid?)null),
            ],
            async answers => (await answers.ValueAsync<Guid>(), await answers.ListAsync<DateOnly>()),
            Cancel
        );

        Assert.Equal(viewer.Person.Value, answers.Item1);
        Assert.Equal([new DateOnly(2018, 11, 9)], answers.Item2);
    }

    [Fact]
    public async Task Nobody_is_left_behind_on_the_connection_not_even_by_a_question_that_fails()
    {
        await using var source = Db.SourceOf(database.ConnectionString + ";Maximum Pool Size=1");
        var db = new Db(source, TimeProvider.System);
        var viewer = await ViewerAsync();

        for (var times = 0; times < 4; times++)
        {
            var who = await db.AskWithRolesAsync(
                viewer,
                [new(WhoSql), new(KeptSql)],
                async answers => (await answers.ValueAsync<Guid>(), await answers.ValueAsync<bool>()),
                Cancel
            );
            var afterAnswer = await LeftBehindAsync(source);
            await Assert.ThrowsAsync<PostgresException>(() =>
                db.AskAsync(viewer, [new("select 1 / 0")], answers => answers.ValueAsync<int>(), Cancel)
            );
            var afterFault = await LeftBehindAsync(source);

            Assert.Equal((viewer.Person.Value, true), who);
            Assert.Equal(("", ""), (afterAnswer, afterFault));
        }
    }

    [Fact]
    public async Task What_a_statement_names_twice_or_in_another_order_than_it_is_given_is_found_by_its_name()
    {
        var answer = await database.Db.AskAsync(
            await ViewerAsync(),
            [
                new Question(
                    "select @Second::int * 100 + @First::int * 10 + @Second::int where array[1] @> array[@One]::int[]"
                )
                    .With("First", 1)
                    .With("Unused", 7)
                    .With("One", 1)
                    .With("Second", 2),
            ],
            answers => answers.ValueAsync<int>(),
            Cancel
        );

        Assert.Equal(212, answer);
    }

    [Fact]
    public async Task A_name_without_a_value_says_which()
    {
        var viewer = await ViewerAsync();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.Db.AskAsync(
                viewer,
                [new Question("select @Given::int + @Forgotten::int").With("Given", 1)],
                answers => answers.ValueAsync<int>(),
                Cancel
            )
        );

        Assert.Contains("@Forgotten", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_nobody_asked_for_is_a_bug()
    {
        var viewer = await ViewerAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            database.Db.AskAsync(viewer, [], answers => answers.ValueAsync<int>(), Cancel)
        );
    }

    [Fact]
    public async Task Who_is_here_is_found_for_the_one_who_entered_and_for_nobody_after_her()
    {
        var tenant = await database.World.TenantAsync();
        var here = await database.World.PersonAsync(tenant, "Karen Prøve");
        var gone = await database.World.PersonAsync(tenant, "Bo Prøve");
        await database.ExecuteAsync(
            "update person set left_on = '2019-01-14' where id = @Gone",
            new { Gone = gone.Value }
        );

        var found = await database.Db.AsAsync(
            await database.World.ViewerAsync(here),
            async tx =>
            {
                var first = await tx.ValueAsync<bool>(IsHereSql);
                await tx.ExecuteAsync(BecomeSql, new { Who = gone.Value });
                var second = await tx.ValueAsync<bool>(IsHereSql);
                await tx.ExecuteAsync(BecomeSql, new { Who = here.Value });
                return (first, second, await tx.ValueAsync<bool>(IsHereSql));
            },
            Cancel
        );

        Assert.Equal((true, false, true), found);
    }

    [Fact]
    public async Task Roles_that_are_kept_are_hers_who_entered_and_nobody_elses()
    {
        var tenant = await database.World.TenantAsync();
        var programme = await database.World.ProgrammeAsync(tenant, "holdt");
        var leader = await database.World.PersonAsync(tenant, "Karen Prøve");
        var coach = await database.World.PersonAsync(tenant, "Bo Prøve");
        await database.World.RoleAsync(tenant, programme, leader, "participant");
        await database.World.RoleAsync(tenant, programme, coach, "coach");
        var group = await database.World.GroupAsync(tenant, programme, 1, null, leader);

        var found = await database.Db.AsAsync(
            await database.World.ViewerAsync(leader),
            async tx =>
            {
                var before = await tx.ListAsync<string>(RolesSql);
                await tx.ExecuteAsync("select keep_roles()");
                var kept = await tx.ListAsync<string>(RolesSql);
                await tx.ExecuteAsync(BecomeSql, new { Who = coach.Value });
                return (before, kept, await tx.ListAsync<string>(RolesSql));
            },
            Cancel
        );

        var hers = $"participant 1 running [{group.Value}]";
        Assert.Equal([hers], found.before);
        Assert.Equal([hers], found.kept);
        Assert.Equal(["coach 1 running []"], found.Item3);
    }

    private static async Task<string> LeftBehindAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(LeftBehindSql);
        return await command.ExecuteScalarAsync(Cancel) as string ?? "";
    }

    private async Task<Viewer> ViewerAsync() =>
        await database.World.ViewerAsync(
            await database.World.PersonAsync(await database.World.TenantAsync(), "Karen Prøve")
        );
}
