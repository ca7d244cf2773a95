using Sparring.Rooms.Groups;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

public sealed class GroupFolderTests(TestServer testServer) : OnStage(testServer)
{
    private static readonly string Seeds = Path.Combine(Repository(), "programmes", "faelles-om-ledelse", "groups");

    [Fact]
    public async Task After_both_lists_of_the_seeds_92_of_703_pairs_have_met_and_one_twice()
    {
        await AddCoachesAsync();

        var done = await ImportAsync(Seeds);
        var met = await Stage.AsAsync(
            "O1",
            tx => new MetStore().PairsAsync(tx, Stage.Programme, new DateOnly(2018, 11, 9))
        );

        Assert.Equal(new GroupListsImport.Done(21, 73), done);
        Assert.Equal(92, met.Count);
        Assert.Equal(703, 38 * 37 / 2);
        var twice = Assert.Single(met, pair => pair.Times > 1);
        Assert.Equal(
            [Stage["P34"], Stage["P35"]],
            new[] { twice.One, twice.Other }.OrderBy(person => person == Stage["P35"])
        );
    }

    [Fact]
    public async Task Reading_the_same_lists_again_changes_nothing()
    {
        await AddCoachesAsync();

        await ImportAsync(Seeds);
        await ImportAsync(Seeds);

        Assert.Equal(38, await Stage.AskAsync<long>("select count(*) from sparring_group_member"));
        Assert.Equal(12, await Stage.AskAsync<long>("select count(*) from sparring_group_coach"));
        Assert.Equal(35, await Stage.AskAsync<long>("select count(*) from occasion_seat"));
    }

    [Fact]
    public async Task A_list_with_a_fault_leaves_everything_as_it_was()
    {
        var folder = await FolderAsync("A,1,P01 P99\n", "B,1,P01\n");

        var refused = Assert.IsType<GroupListsImport.Refused>(await ImportAsync(folder));

        Assert.Equal(["Ingen person har nummeret eller adressen P99."], refused.Faults.Select(fault => fault.Wrong));
        Assert.Equal(0, await Stage.AskAsync<long>("select count(*) from sparring_group"));
    }

    [Fact]
    public async Task A_fault_in_the_second_list_takes_the_first_back()
    {
        var folder = await FolderAsync("A,1,P01 P02\n", "B,1,P01 P98\n");

        await ImportAsync(folder);

        Assert.Equal(0, await Stage.AskAsync<long>("select count(*) from sparring_group"));
    }

    [Fact]
    public async Task A_person_who_is_in_another_group_is_not_moved_by_a_list()
    {
        await ImportAsync(await FolderAsync("A,1,P01 P02\n", "B,1,P01\n"));

        var refused = Assert.IsType<GroupListsImport.Refused>(
            await ImportAsync(await FolderAsync("A,1,P02\nA,2,P01 P03\n", "B,1,P01\n"))
        );

        Assert.Equal(["P01 er allerede i gruppe 1."], refused.Faults.Select(fault => fault.Wrong));
    }

    [Fact]
    public async Task A_person_may_stand_by_her_address_and_twice_by_two_names_is_told()
    {
        var address = await Stage.AskAsync<string>("select upper(email) from person where number = 'P02'");

        var refused = Assert.IsType<GroupListsImport.Refused>(
            await ImportAsync(await FolderAsync($"A,1,P01 P02\nA,2,{address} P03\n", "B,1,P01\n"))
        );
        var done = await ImportAsync(await FolderAsync($"A,1,P01 {address}\n", "B,1,P01\n"));

        Assert.Equal([$"{address} og P02 er den samme person."], refused.Faults.Select(fault => fault.Wrong));
        Assert.IsType<GroupListsImport.Done>(done);
        Assert.Equal(2, await Stage.AskAsync<long>("select count(*) from sparring_group_member"));
    }

    [Fact]
    public async Task Dates_move_by_whole_weeks()
    {
        await AddCoachesAsync();

        await ImportAsync(Seeds, shiftWeeks: 10);

        Assert.Equal(new DateTime(2019, 1, 18), await Stage.AskAsync<DateTime>("select day::timestamp from occasion"));
    }

    private async Task AddCoachesAsync()
    {
        foreach (var coach in new[] { "A", "B", "C" })
        {
            await Stage.AddPersonAsync(coach, "coach");
        }
    }

    private Task<GroupListsImport> ImportAsync(string folder, int shiftWeeks = 0) =>
        Stage.AsAsync(
            "O1",
            tx =>
                new GroupLists(new GroupListStore(), new PeopleStore(), Stage.Ids).ImportAsync(
                    tx,
                    Stage.Programme,
                    folder,
                    shiftWeeks
                )
        );

    private static async Task<string> FolderAsync(string sparring, string tables)
    {
        var folder = Directory.CreateTempSubdirectory("groups-").FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "lists.csv"),
            "list,kind,day,title_da,title_en,place,file\nA,sparring,2018-06-08,,,,a.csv\nB,occasion,2018-11-09,Borde,Tables,,b.csv\n",
            Cancel
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "a.csv"), "list,group,members\n" + sparring, Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), "list,group,members\n" + tables, Cancel);
        return folder;
    }

    internal static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sparring.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Sparring.slnx");
    }
}
