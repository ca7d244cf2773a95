using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.People;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme;

namespace Sparring.Cli;

/// <summary><c>sparring people import FILE</c>: the same reading, checks and writing as the pages.</summary>
public static class PeopleVerbs
{
    private static readonly Option<string?> Organisation = new("--organisation")
    {
        Description = "Whose people they are; not needed where there is one only.",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the private database.",
        DefaultValueFactory = _ => "data",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Says what would happen and writes nothing.",
    };

    private static readonly Option<string?> Programme = new("--programme")
    {
        Description = "The key of the programme that gets the roles in the file.",
    };

    private static readonly Argument<string> ListFile = new("file")
    {
        Description = "A list of people, CSV or XLSX; the first row is the headings.",
    };

    public static Command Command()
    {
        var import = new Command("import", "Adds and changes people; rows with faults are left out.")
        {
            ListFile,
            DryRun,
            Programme,
            Organisation,
            Data,
        };
        import.SetAction(
            (given, cancel) =>
                ProgrammeVerbs.RunAsync(
                    given.GetValue(Data) ?? "data",
                    given.GetValue(Organisation),
                    (db, tenant) =>
                        ImportAsync(
                            db,
                            tenant,
                            given.GetRequiredValue(ListFile),
                            given.GetValue(Programme),
                            given.GetValue(DryRun),
                            cancel
                        ),
                    cancel
                )
        );
        return new Command("people", "The people of an organisation.") { import };
    }

    private static async Task<int> ImportAsync(
        Db db,
        TenantId tenant,
        string path,
        string? programme,
        bool dryRun,
        CancellationToken cancel
    )
    {
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"There is no file {path}.");
            return 1;
        }

        var found = programme is null
            ? null
            : await db.AsSystemAsync(tenant, tx => new ProgrammeStore().FindByKeyAsync(tx, programme), cancel);
        if (programme is not null && found is null)
        {
            await Console.Error.WriteLineAsync($"There is no programme {programme}.");
            return 1;
        }

        var roles = new GivenRoles(found?.Id, found?.Starts);
        await using var services = Services(roles);
        var files = services.GetRequiredService<IPeopleFiles>();
        await using var file = File.OpenRead(path);
        switch (
            await db.AsSystemAsync(tenant, tx => files.ImportAsync(tx, Path.GetFileName(path), file, dryRun), cancel)
        )
        {
            case PeopleFileImport.Read read:
                await SayAsync(read, dryRun);
                await roles.SayAsync();
                return read.Faults.Count == 0 ? 0 : 2;
            case PeopleFileImport.Refused refused:
                await Console.Error.WriteLineAsync(refused.Sentence);
                return 1;
            default:
                throw new InvalidOperationException("An import ends in one of two ways.");
        }
    }

    private static async Task SayAsync(PeopleFileImport.Read read, bool dryRun)
    {
        foreach (var fault in read.Misread.Concat(read.Faults))
        {
            await Console.Error.WriteLineAsync(fault);
        }

        if (read.Ignored.Count > 0)
        {
            await Console.Out.WriteLineAsync($"Columns not used: {string.Join(", ", read.Ignored)}.");
        }

        await Console.Out.WriteLineAsync(
            $"{read.Added} new, {read.Changed} changed, {read.Leaving} leaving, {read.Unchanged} unchanged"
                + (dryRun ? "; nothing was written." : ".")
        );
    }

    private static ServiceProvider Services(GivenRoles roles)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IPeopleImported>(roles);
        services.AddSingleton(TimeProvider.System);
        PeopleRoom.Add(services);
        return services.BuildServiceProvider();
    }
}
