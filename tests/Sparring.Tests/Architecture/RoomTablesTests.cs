using Npgsql;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class RoomTablesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Sql_names_the_tables_of_its_own_room_and_those_written_down()
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = (await PersonalData.TablesAsync(connection)).Select(table => table.Name).ToList();

        House.IsClean(
            RoomTables.Faults(Statements.In(typeof(SparringApp).Assembly), tables, RoomTables.Filled, RoomTables.Named)
        );
    }

    [Fact]
    public void A_planted_statement_that_reads_writes_or_forgets_another_rooms_table_is_found()
    {
        Statement[] statements =
        [
            new("A.MakeSql", "insert into apple (id) select id from pear", "Alpha"),
            new("A.ReadSql", "-- from pear\nselect 1 from apple join word w on true", "Alpha"),
            new("B.MakeSql", "insert into pear values (@Id)", "Beta"),
            new("B.ReadSql", "with fig as (select 1) delete from fig using apple", "Beta"),
            new("B.AlsoSql", "insert into plum values (@Id)", "Beta"),
            new("C.AlsoSql", "INSERT INTO plum values (@Id)", "Gamma"),
            new("C.ReadSql", "update pear set id = @Id", "Gamma"),
            new("D.DemoSql", "insert into apple values (@Id)", "Shell"),
            new("E.MailSql", "insert into mail values (@Id)", "Platform"),
            new("A.MailSql", "select 1 from mail", "Alpha"),
        ];

        var faults = RoomTables.Faults(
            statements,
            ["apple", "mail", "pear", "plum", "word", "stone"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["word"] = "Beta" },
            new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["Alpha"] = ["pear"],
                ["Gamma"] = ["pear", "apple"],
            }
        );

        Assert.Equal(
            [
                "nothing inserts into stone",
                "Beta and Gamma insert into plum",
                "Alpha names word of Beta in A.ReadSql",
                "Beta names apple of Alpha in B.ReadSql",
                "Shell names apple of Alpha in D.DemoSql",
                "Gamma may name apple and does not",
            ],
            faults
        );
    }
}
