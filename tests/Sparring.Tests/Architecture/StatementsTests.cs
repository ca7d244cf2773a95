using Npgsql;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class StatementsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static IReadOnlyList<Statement> All =>
        [.. Statements.In(typeof(SparringApp).Assembly), .. Statements.In(typeof(Sparring.Cli.Doctor).Assembly)];

    [Fact]
    public async Task Every_statement_is_understood_by_the_schema()
    {
        var statements = All;
        await using var connection = await OpenAsync();

        Assert.NotEmpty(statements);
        House.IsClean(await Statements.FaultsAsync(connection, statements));
    }

    [Fact]
    public void No_sql_stands_outside_a_named_constant()
    {
        var statements = All;

        House.IsClean(Statements.Loose(Compiled.Application, statements));
        House.IsClean(Statements.Loose(Compiled.Web, statements));
        House.IsClean(Statements.Loose(Compiled.CommandLine, statements));
    }

    [Fact]
    public async Task A_planted_misspelling_is_found()
    {
        await using var connection = await OpenAsync();

        var faults = await Statements.FaultsAsync(
            connection,
            [
                new(
                    "Good.FindSql",
                    "select name from person where id = @Id and email = any(@Emails) and @Day::date is not null"
                ),
                new("Bad.ColumnSql", "select nmae from person where id = @Id"),
                new("Bad.TableSql", "-- why\nselect 1 from persons"),
            ]
        );

        Assert.Equal(
            ["Bad.ColumnSql: column \"nmae\" does not exist", "Bad.TableSql: relation \"persons\" does not exist"],
            faults
        );
    }

    [Fact]
    public void Planted_sql_in_the_middle_of_code_is_found()
    {
        var loose = Statements.Loose(Compiled.Tests, [new("Known.Sql", Planted.PlantedSql.KnownSql)]);

        Assert.Contains(loose, fault => fault.Contains("PlantedSql.Loose", StringComparison.Ordinal));
        Assert.Contains(loose, fault => fault.Contains("PlantedSql.Joined", StringComparison.Ordinal));
        Assert.DoesNotContain(loose, fault => fault.Contains("PlantedSql.Named", StringComparison.Ordinal));
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
