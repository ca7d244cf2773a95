using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Groups;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People;
using Sparring.Rooms.Programme;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Cli;

/// <summary><c>sparring groups import PATH</c> and <c>sparring groups export FILE</c>: the lists the pages read, by people's numbers.</summary>
public static class GroupListVerbs
{
    public static Command Import()
    {
        var path = new Argument<string>("path")
        {
            Description = "A list of sparring groups (CSV), or a folder with lists.csv and what it names.",
        };
        var from = new Option<string?>("--from")
        {
            Description = "The first day, 2018-06-08; a folder says it itself.",
        };
        return Verb(
            new Command("import", "Reads lists of groups; all or nothing.") { path, from },
            (services, tx, programme, given) =>
                ImportAsync(services, tx, programme, given.GetRequiredValue(path), given.GetValue(from))
        );
    }

    public static Command Export()
    {
        var file = new Argument<string>("file") { Description = "Where the list is written." };
        return Verb(
            new Command("export", "Writes today's sparring groups as a list that can be read in again.") { file },
            (services, tx, programme, given) => ExportAsync(services, tx, programme, given.GetRequiredValue(file))
        );
    }

    private static Command Verb(Command verb, Func<IServiceProvider, Tx, ProgrammeId, ParseResult, Task<int>> work)
    {
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Not needed where there is one only.",
        };
        var programme = new Option<string>("--programme")
        {
            Description = "The programme's key.",
            DefaultValueFactory = _ => "faelles-om-ledelse",
        };
        var data = CommandDatabase.DataOption();
        verb.Add(programme);
        verb.Add(organisation);
        verb.Add(data);
        verb.SetAction(
            (given, cancel) =>
                ProgrammeVerbs.RunAsync(
                    given.GetRequiredValue(data),
                    given.GetValue(organisation),
                    async (db, tenant) =>
                    {
                        await using var services = Services();
                        return await db.AsSystemAsync(
                            tenant,
                            tx => InProgrammeAsync(services, tx, given.GetRequiredValue(programme), given, work),
                            cancel
                        );
                    },
                    cancel
                )
        );
        return verb;
    }

    private static async Task<int> InProgrammeAsync(
        ServiceProvider services,
        Tx tx,
        string key,
        ParseResult given,
        Func<IServiceProvider, Tx, ProgrammeId, ParseResult, Task<int>> work
    ) =>
        await new ProgrammeStore().FindByKeyAsync(tx, key) is { } programme
            ? await work(services, tx, programme.Id, given)
            : await FailAsync($"There is no programme {key}.");

    private static async Task<int> ImportAsync(
        IServiceProvider services,
        Tx tx,
        ProgrammeId programme,
        string path,
        string? from
    )
    {
        var lists = services.GetRequiredService<GroupLists>();
        if (Directory.Exists(path))
        {
            return await SayAsync(await lists.ImportAsync(tx, programme, path));
        }

        if (!File.Exists(path))
        {
            return await FailAsync($"There is no file or folder {path}.");
        }

        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await FailAsync("Say from which day the groups are: --from 2018-06-08.");
        }

        var faults = new List<FileFault>();
        var name = Path.GetFileName(path);
        var list = GroupList.Read(name, await File.ReadAllBytesAsync(path, tx.Cancel), null, faults);
        return await SayAsync(
            await lists.ImportSparringAsync(tx, programme, day, new GroupLists.Source(name, list), faults)
        );
    }

    private static async Task<int> ExportAsync(IServiceProvider services, Tx tx, ProgrammeId programme, string file)
    {
        var today = services.GetRequiredService<TimeProvider>().Today();
        var seats = await services.GetRequiredService<GroupListStore>().SeatsAsync(tx, programme, today);
        if (seats.Where(seat => seat.Number is null).Select(seat => seat.Name).ToList() is { Count: > 0 } nameless)
        {
            return await FailAsync(
                $"A list knows people by their number; these have none: {string.Join(", ", nameless)}."
            );
        }

        var groups = seats.GroupBy(seat => seat.Group, seat => seat.Number).ToList();
        await File.WriteAllLinesAsync(
            file,
            [
                "group,members",
                .. groups.Select(group =>
                    string.Create(CultureInfo.InvariantCulture, $"{group.Key},{string.Join(' ', group)}")
                ),
            ],
            tx.Cancel
        );
        await Console.Out.WriteLineAsync($"Wrote {groups.Count} groups and {seats.Count} people to {file}.");
        return 0;
    }

    private static async Task<int> SayAsync(GroupListsImport import)
    {
        switch (import)
        {
            case GroupListsImport.Done done:
                await Console.Out.WriteLineAsync(
                    $"{done.Groups} groups and {done.People} people are as the lists say."
                );
                return 0;
            case GroupListsImport.Refused refused:
                foreach (var fault in refused.Faults)
                {
                    await Console.Error.WriteLineAsync(fault.ToString());
                }

                return await FailAsync($"Nothing was imported: {refused.Faults.Count} faults.");
            default:
                throw new InvalidOperationException(import.GetType().Name);
        }
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System).AddSingleton(Ids.Secure);
        services.AddSingleton<GroupListStore>().AddSingleton<GroupLists>();
        PeopleRoom.Add(services);
        return services.BuildServiceProvider();
    }
}
