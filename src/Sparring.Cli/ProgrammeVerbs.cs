using System.CommandLine;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;
using Sparring.Rooms.Programme.Files;

namespace Sparring.Cli;

/// <summary><c>sparring programme import DIR</c> and <c>sparring programme export KEY DIR</c>.</summary>
public static class ProgrammeVerbs
{
    private const string OrganisationsSql = "select id as Id, name as Name from organisation order by name";

    public static Command Command()
    {
        var organisation = OrganisationOption();
        var data = DataOption();
        var folder = new Argument<string>("dir") { Description = "The folder with programme.yaml and its companions." };
        var key = new Argument<string>("key") { Description = "The programme's key." };
        var weeks = new Option<int>("--weeks") { Description = "Whole weeks to add to every date." };
        var import = new Command("import", "Reads a programme from files; all or nothing.")
        {
            folder,
            weeks,
            organisation,
            data,
        };
        import.SetAction(
            (given, cancel) =>
                RunAsync(
                    given.GetValue(data) ?? "data",
                    given.GetValue(organisation),
                    (db, tenant) =>
                        ImportAsync(db, tenant, given.GetRequiredValue(folder), given.GetValue(weeks), cancel),
                    cancel
                )
        );
        var export = new Command("export", "Writes a programme to files.") { key, folder, organisation, data };
        export.SetAction(
            (given, cancel) =>
                RunAsync(
                    given.GetValue(data) ?? "data",
                    given.GetValue(organisation),
                    (db, tenant) =>
                        ExportAsync(db, tenant, given.GetRequiredValue(key), given.GetRequiredValue(folder), cancel),
                    cancel
                )
        );
        return new Command("programme", "Programmes as files.") { import, export };
    }

    private static Option<string?> OrganisationOption() =>
        new("--organisation") { Description = "Whose programme it is; not needed where there is one only." };

    private static Option<string> DataOption() =>
        new("--data") { Description = "Folder of the private database.", DefaultValueFactory = _ => "data" };

    private static async Task<int> ImportAsync(
        Db db,
        TenantId tenant,
        string folder,
        int weeks,
        CancellationToken cancel
    )
    {
        if (!Directory.Exists(folder))
        {
            return Fail($"There is no folder {folder}.");
        }

        var import = await db.AsSystemAsync(tenant, tx => Files().ImportAsync(tx, folder, weeks), cancel);
        switch (import)
        {
            case ProgrammeImport.Done { Changed: true } done:
                await Console.Out.WriteLineAsync($"Imported {done.Key} as version {done.Version}.");
                return 0;
            case ProgrammeImport.Done done:
                await Console.Out.WriteLineAsync($"{done.Key} says so already (version {done.Version}).");
                return 0;
            case ProgrammeImport.Refused refused:
                foreach (var fault in refused.Faults)
                {
                    await Console.Error.WriteLineAsync(fault.ToString());
                }

                return Fail($"Nothing was imported: {refused.Faults.Count} faults.");
            default:
                throw new InvalidOperationException(import.GetType().Name);
        }
    }

    private static async Task<int> ExportAsync(
        Db db,
        TenantId tenant,
        string key,
        string folder,
        CancellationToken cancel
    )
    {
        if (await db.AsSystemAsync(tenant, tx => Files().ExportAsync(tx, key), cancel) is not { } files)
        {
            return Fail($"There is no programme {key}.");
        }

        await ProgrammeFolder.WriteAsync(folder, files, cancel);
        await Console.Out.WriteLineAsync($"Wrote {string.Join(", ", files.Keys)} to {folder}.");
        return 0;
    }

    internal static async Task<int> RunAsync(
        string data,
        string? organisation,
        Func<Db, TenantId, Task<int>> verb,
        CancellationToken cancel
    )
    {
        TypeHandlers.Register();
        try
        {
            var given = Environment.GetEnvironmentVariable("ConnectionStrings__Sparring");
            await using var own = given is null ? await EmbeddedPostgres.JoinOrStartAsync(data, cancel) : null;
            var connection = given ?? own?.ConnectionString ?? "";
            await Schema.ApplyAsync(connection, cancel);
            await using var source = NpgsqlDataSource.Create(connection);
            var db = new Db(source, TimeProvider.System);
            var tenants = await db.AsSystemAsync(null, tx => tx.ListAsync<Organisation>(OrganisationsSql), cancel);
            var chosen = tenants.Where(one => organisation is null || one.Name == organisation).ToList();
            return chosen.Count == 1
                ? await verb(db, chosen[0].Id)
                : Fail(
                    $"Say which organisation with --organisation: {string.Join(", ", tenants.Select(one => one.Name))}."
                );
        }
        catch (StartFault fault)
        {
            return Fail(fault.Message);
        }
    }

    private static ProgrammeFiles Files()
    {
        var designs = new DesignStore();
        return new(new DesignHistory(designs, TimeProvider.System, Ids.Secure), designs, new ProgrammeStore());
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }

    private sealed record Organisation(TenantId Id, string Name);
}
