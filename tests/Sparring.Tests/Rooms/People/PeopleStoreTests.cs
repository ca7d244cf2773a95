using Sparring.Platform.Data;
using Sparring.Rooms.People;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.People;

public sealed class PeopleStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Day = new(2018, 11, 9);

    [Theory]
    [InlineData("soe", "Karen Søndergaard")]
    [InlineData("Søn", "Karen Søndergaard")]
    [InlineData("SØN kar", "Karen Søndergaard")]
    [InlineData("aag", "Åge Aagaard")]
    [InlineData("åg", "Åge Aagaard")]
    [InlineData("rene", "Zoë René-Marie Øst")]
    [InlineData("mar zoe", "Zoë René-Marie Øst")]
    [InlineData("gaard", "")]
    [InlineData("%", "")]
    [InlineData("' or 1=1", "")]
    public async Task Search_finds_the_beginning_of_any_word_whatever_the_case_and_accents(
        string search,
        string expected
    )
    {
        var viewer = await OrganisationAsync();

        var sheet = await SheetAsync(viewer, new PeopleQuery { AsOf = Day, Search = search });

        Assert.Equal(expected, string.Join('|', sheet.Rows.Select(row => row.Name)));
    }

    [Fact]
    public async Task Each_of_several_words_finds_its_own_and_nobody_of_another_organisation()
    {
        var viewer = await OrganisationAsync();
        await OrganisationAsync();

        var named = await database.Db.AsAsync(
            viewer,
            async tx =>
            {
                var people = new PeopleStore();
                var found = await people.NamedAsync(tx, ["O", "mar-zoe", "rene-bo", "%", "Åg"]);
                var cards = await people.CardsAsync(tx, [.. found.SelectMany(one => one)], Day);
                return found.ToDictionary(
                    one => one.Key,
                    one => string.Join(", ", one.Select(person => cards[person].Name).Order(StringComparer.Ordinal))
                );
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["O"] = "Olga Organiser, Zoë René-Marie Øst",
                ["mar-zoe"] = "Zoë René-Marie Øst",
                ["Åg"] = "Åge Aagaard",
            },
            named
        );
    }

    [Fact]
    public async Task The_list_is_in_Danish_order_and_goes_on_after_the_last_person_of_a_page()
    {
        var viewer = await OrganisationAsync();

        var all = await SheetAsync(viewer, new PeopleQuery { AsOf = Day });
        var rest = await SheetAsync(viewer, new PeopleQuery { AsOf = Day, After = all.Rows[1].Id });

        Assert.Equal(
            ["Bo Ærø", "Karen Søndergaard", "Olga Organiser", "Zoë René-Marie Øst", "Åge Aagaard"],
            all.Rows.Select(row => row.Name)
        );
        Assert.Equal(all.Rows.Skip(2), rest.Rows);
        Assert.Equal(5, rest.Count);
    }

    [Theory]
    [InlineData("name", false)]
    [InlineData("name", true)]
    [InlineData("department", false)]
    [InlineData("department", true)]
    [InlineData("level", false)]
    [InlineData("level", true)]
    public async Task Every_order_pages_through_everybody_once(string sort, bool down)
    {
        var viewer = await OrganisationAsync();
        var query = new PeopleQuery
        {
            AsOf = Day,
            Sort = sort,
            IsDescending = down,
        };

        var all = await SheetAsync(viewer, query);
        var paged = new List<PersonRow> { all.Rows[0] };
        while (paged.Count < all.Rows.Count)
        {
            var next = await SheetAsync(viewer, query with { After = paged[^1].Id });
            paged.Add(next.Rows[0]);
        }

        Assert.Equal(all.Rows, paged);
    }

    private Task<PeopleSheet> SheetAsync(Viewer viewer, PeopleQuery query) =>
        database.Db.AskAsync(
            viewer,
            PeopleStore.SheetQuestions(query),
            PeopleStore.SheetAsync,
            TestContext.Current.CancellationToken
        );

    private async Task<Viewer> OrganisationAsync()
    {
        var world = database.World;
        var tenant = await world.TenantAsync();
        var first = await world.DepartmentAsync(tenant, "FSK");
        var organiser = await world.PersonAsync(tenant, "Olga Organiser");
        await world.PersonAsync(tenant, "Karen Søndergaard", first);
        await world.PersonAsync(tenant, "Åge Aagaard", await world.DepartmentAsync(tenant, "BYK"));
        await world.PersonAsync(tenant, "Zoë René-Marie Øst");
        await world.PersonAsync(tenant, "Bo Ærø", first);
        await world.RoleAsync(tenant, await world.ProgrammeAsync(tenant), organiser, "organiser");
        return await world.ViewerAsync(organiser);
    }
}
