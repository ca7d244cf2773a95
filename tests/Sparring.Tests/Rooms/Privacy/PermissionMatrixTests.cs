using System.Reflection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

/// <summary>SQL <c>may</c> against a truth table worked out here from the file, for every artefact, every actor and every right.</summary>
public sealed class PermissionMatrixTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Cell = "artefact = 'foundation-submitted' and actor = 'organiser'";
    private const string Another = $"update permission set rights = 'RW' where {Cell}";
    private const string AskSql = """
        select artefact || ' ' || wanted
        from unnest(@Artefacts) as artefact, unnest(array['R', 'W', 'S', 'A', 'C']) as wanted
        where may(wanted, artefact, @Subject, @Programme)
        order by 1
        """;

    private static readonly string[][] Csv =
    [
        .. File.ReadAllLines(Repository.Path("src/Sparring/Rooms/Privacy/permission-matrix.csv"))
            .Select(line => line.Split(';')),
    ];

    [Fact]
    public async Task The_database_allows_exactly_what_the_matrix_says_to_everybody()
    {
        var world = await Relations.MakeAsync(database);

        foreach (var (who, viewer, columns) in world.Everybody)
        {
            Assert.Equal(who + Expected(columns), who + await AllowedAsync(viewer, world));
        }
    }

    [Fact]
    public async Task Nobody_in_particular_may_nothing()
    {
        var world = await Relations.MakeAsync(database);
        var subject = world.Owner.Person;

        var allowed = await database.Db.AsSystemAsync(
            world.Owner.Tenant,
            tx =>
                tx.ListAsync<string>(
                    AskSql,
                    new
                    {
                        Artefacts,
                        Subject = subject,
                        world.Programme,
                    }
                ),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(allowed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RW")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("r")]
    public async Task A_right_that_is_no_letter_of_the_matrix_opens_nothing(string wanted)
    {
        var world = await Relations.MakeAsync(database);

        Assert.False(await MayAsync(world.Owner, wanted, Artefact.FoundationDraft, world));
    }

    [Fact]
    public async Task An_artefact_the_matrix_does_not_know_is_closed_even_to_its_owner()
    {
        var world = await Relations.MakeAsync(database);

        Assert.False(await MayAsync(world.Owner, "R", "something-new", world));
    }

    [Fact]
    public void Every_constant_is_a_row_and_every_row_a_constant()
    {
        var constants = typeof(Artefact)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string?)field.GetRawConstantValue());

        Assert.Equal(Artefacts.Order(StringComparer.Ordinal), constants.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_matrix_keeps_the_promises_that_must_never_be_edited_away()
    {
        var matrix = PermissionMatrix.Embedded;

        Assert.All(
            matrix.Rows.Where(row => row.Class == "C4"),
            row =>
                Assert.DoesNotContain(
                    row.Rights,
                    right => right.Key is "executive" or "facilitator" or "group" && right.Value.Contains('R')
                )
        );
        Assert.All(
            matrix.Rows.Where(row => row.Class is "C3" or "C4"),
            row => Assert.False(row.May("administrator", Right.Read))
        );
        Assert.All(
            matrix.Rows.Where(row => row.Class is "C3" or "C4"),
            row => Assert.False(row.May("organiser", Right.Read))
        );
        Assert.Equal(["owner"], matrix[Artefact.FoundationNotes].Rights.Keys);
        Assert.Equal("S", matrix[Artefact.FoundationSubmitted].Rights["organiser"]);
        Assert.DoesNotContain(matrix.Rows, row => row.May("owner", Right.Limited));
    }

    [Fact]
    public void The_file_is_read_row_by_row_and_a_dash_is_no_right()
    {
        var matrix = PermissionMatrix.Read(
            "artefact;class;da;en;deletion;owner;coach\r\nnotes;C4;noter;notes;owner;RW;–\n\nplan;C2;plan;the plan;track;R;RWL\n"
        );

        Assert.Equal(["owner", "coach"], matrix.Actors);
        Assert.Equal(["notes", "plan"], matrix.Rows.Select(row => row.Artefact));
        Assert.Equal(
            ("C2", "plan", "the plan", "track"),
            (matrix["plan"].Class, matrix["plan"].Danish, matrix["plan"].English, matrix["plan"].Deletion)
        );
        Assert.Equal([("owner", "RW")], matrix["notes"].Rights.Select(right => (right.Key, right.Value)));
        Assert.Equal(("R", "RWL"), (matrix["plan"].Rights["owner"], matrix["plan"].Rights["coach"]));
    }

    [Theory]
    [InlineData("a;C3;a;a;owner;X", "says 'X' at 'a'")]
    [InlineData("a;C3;a;a;owner;RX", "says 'RX' at 'a'")]
    [InlineData("a;C3;a;a;owner;", "says '' at 'a'")]
    [InlineData("a;C3;a;a;owner", "5 cells in the row 'a'")]
    [InlineData("a;C3;a;a;owner;R;R", "7 cells in the row 'a'")]
    public void A_faulty_matrix_stops_the_start_and_says_where_it_is_at_fault(string row, string where)
    {
        var fault = Assert.Throws<FormatException>(() =>
            PermissionMatrix.Read("artefact;class;da;en;deletion;owner\n" + row)
        );

        Assert.Contains(where, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_written_again_only_when_it_differs()
    {
        var table = new PermissionTable(database.Db, PermissionMatrix.Embedded);
        var cancel = TestContext.Current.CancellationToken;
        await table.WriteAsync(cancel);
        Assert.False(await table.WriteAsync(cancel));

        await database.ExecuteAsync(Another);

        Assert.True(await table.WriteAsync(cancel));
        Assert.False(await table.WriteAsync(cancel));
    }

    [Fact]
    public async Task Two_that_start_at_once_write_the_table_one_after_the_other()
    {
        var hasty = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c lock_timeout=50ms" };
        await using var source = NpgsqlDataSource.Create(hasty.ConnectionString);
        var table = new PermissionTable(new Db(source, database.Clock), PermissionMatrix.Embedded);
        var cancel = TestContext.Current.CancellationToken;

        await table.WriteAsync(cancel);
        await database.ExecuteAsync(Another);
        var fault = await database.Db.AsSystemAsync(
            null,
            async tx =>
            {
                await tx.ExecuteAsync("lock table permission in share row exclusive mode");
                return await Record.ExceptionAsync(() => table.WriteAsync(cancel));
            },
            cancel
        );

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, Assert.IsType<PostgresException>(fault).SqlState);
        Assert.True(await table.WriteAsync(cancel));
    }

    [Fact]
    public async Task What_another_start_wrote_meanwhile_is_not_written_again()
    {
        var table = new PermissionTable(database.Db, PermissionMatrix.Embedded);
        var cancel = TestContext.Current.CancellationToken;
        await table.WriteAsync(cancel);
        var rights = (await database.ListAsync<string>($"select rights from permission where {Cell}"))[0];
        await database.ExecuteAsync(Another);

        var waiting = await database.Db.AsSystemAsync(
            null,
            async tx =>
            {
                await tx.ExecuteAsync("lock table permission in share row exclusive mode");
                var second = table.WriteAsync(cancel);
                await Waiting.UntilAsync(() => database.IsWaitedForAsync("permission"));
                await tx.ExecuteAsync($"update permission set rights = @rights where {Cell}", new { rights });
                return new[] { second };
            },
            cancel
        );

        Assert.False(await waiting[0]);
    }

    private static string[] Artefacts => [.. Csv.Skip(1).Select(row => row[0])];

    /// <summary>By hand: a letter stands in one of the viewer's columns; where an L stands, only a column that says it ends.</summary>
    private static string Expected(string[] columns) =>
        Lines(
            from row in Csv.Skip(1)
            from wanted in "RWSAC"
            where
                columns.Any(column =>
                    Holds(row[Array.IndexOf(Csv[0], column.TrimEnd('!'))], wanted, ends: column.EndsWith('!'))
                )
            select row[0] + " " + wanted
        );

    private static string Lines(IEnumerable<string> allowed) =>
        "\n" + string.Join('\n', allowed.Order(StringComparer.Ordinal));

    private static bool Holds(string cell, char wanted, bool ends) =>
        cell.Contains(wanted) && (ends || !cell.Contains('L'));

    private Task<IReadOnlyList<string>> AllowedOfAsync(Viewer viewer, Relations world) =>
        database.Db.AsAsync(
            viewer,
            tx =>
                tx.ListAsync<string>(
                    AskSql,
                    new
                    {
                        Artefacts,
                        Subject = world.Owner.Person,
                        world.Programme,
                    }
                ),
            TestContext.Current.CancellationToken
        );

    private async Task<string> AllowedAsync(Viewer viewer, Relations world) =>
        Lines(await AllowedOfAsync(viewer, world));

    private Task<bool> MayAsync(Viewer viewer, string wanted, string artefact, Relations world) =>
        database.Db.AsAsync(
            viewer,
            tx =>
                tx.ValueAsync<bool>(
                    "select may(@Wanted, @Artefact, @Subject, @Programme)",
                    new
                    {
                        Wanted = wanted,
                        Artefact = artefact,
                        Subject = world.Owner.Person,
                        world.Programme,
                    }
                ),
            TestContext.Current.CancellationToken
        );
}
