using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Privacy.Erasing;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class PersonalDataTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_table_about_a_person_is_named_and_walled()
    {
        await using var connection = await OpenAsync();
        var named = app
            .Services.GetServices<IHoldPersonalData>()
            .SelectMany(room => room.Tables)
            .ToHashSet(StringComparer.Ordinal);

        House.IsClean(PersonalData.Faults(await PersonalData.TablesAsync(connection), named));
    }

    [Fact]
    public async Task Every_column_that_points_at_a_person_has_its_line_in_the_plan_of_erasure()
    {
        await using var connection = await OpenAsync();
        var planned = ErasurePlan.Lines.Select(line => $"{line.Table}.{line.Column}").ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], (await PersonalData.ColumnsAsync(connection)).Except(planned, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Planted_tables_are_found()
    {
        await using var connection = await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        const string PlantSql =
            "create table planted_key (of uuid references person); create table planted_name (author uuid); create table planted_nothing (text text)";
        await using var plant = new NpgsqlCommand(PlantSql, connection);
        await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var tables = (await PersonalData.TablesAsync(connection)).Where(table =>
            table.Name.StartsWith("planted", StringComparison.Ordinal)
        );

        Assert.Equal(
            [
                "no room names planted_name in IHoldPersonalData",
                "planted_key does not force row-level security",
                "planted_name does not force row-level security",
                "planted_gone is named and does not exist",
            ],
            PersonalData.Faults([.. tables], ["planted_key", "planted_gone"])
        );
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(app.Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
