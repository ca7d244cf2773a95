using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class GrantTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly Guid artefactId = Ids.Secure.Next();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private GrantStore Grants => new(Ids.Secure, database.Clock);

    [Fact]
    public async Task A_draft_shared_with_the_group_opens_to_todays_members_and_nobody_else()
    {
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world.Owner, new Audience("group"));

        var readers = new List<string>();
        foreach (var (who, viewer, _) in world.Everybody)
        {
            if (await IsOpenAsync(world, viewer))
            {
                readers.Add(who);
            }
        }

        Assert.Equal(["group"], readers);
    }

    [Fact]
    public async Task Taking_back_ends_it_at_the_next_question_and_keeps_the_history()
    {
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world.Owner, new Audience("group"));
        await ShareAsync(world, world.Owner, new Audience("group"));
        Assert.True(await IsOpenAsync(world, world["group"]));

        await RevokeAsync(world.Owner, new Audience("group"));
        Assert.False(await IsOpenAsync(world, world["group"]));
        await ShareAsync(world, world.Owner, new Audience("group"));

        Assert.True(await IsOpenAsync(world, world["group"]));
        Assert.Equal(
            2,
            (
                await database.ListAsync<int>(
                    "select count(*)::int from share where artefact_id = @artefactId",
                    new { artefactId }
                )
            ).Single()
        );
    }

    [Theory]
    [InlineData(Artefact.FoundationNotes)]
    [InlineData(Artefact.FoundationSubmitted)]
    [InlineData("no-such-artefact")]
    public async Task What_the_matrix_does_not_mark_with_C_stays_closed_however_it_is_shared(string artefact)
    {
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world.Owner, new Audience("group"), artefact);
        await ShareAsync(world, world.Owner, new Audience("person", world["group"].Person), artefact);

        Assert.False(await IsOpenAsync(world, world["group"], artefact));
    }

    [Fact]
    public async Task Naming_a_person_gives_her_no_more_than_the_matrix_lets_an_owner_give()
    {
        var world = await Relations.MakeAsync(database);
        foreach (var who in new[] { "group", "organiser", "coach of another group", "executive" })
        {
            await ShareAsync(world, world.Owner, new Audience("person", world[who].Person));
        }

        Assert.True(await IsOpenAsync(world, world["group"]));
        Assert.False(await IsOpenAsync(world, world["organiser"]));
        Assert.False(await IsOpenAsync(world, world["coach of another group"]));
        Assert.False(await IsOpenAsync(world, world["executive"]));
    }

    [Fact]
    public async Task Nobody_shares_or_takes_back_what_is_anothers()
    {
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world["group"], new Audience("forum"));
        Assert.False(await IsOpenAsync(world, world["organiser"]));
        await Assert.ThrowsAsync<PostgresException>(() =>
            database.Db.AsAsync(
                world["group"],
                tx =>
                    tx.ExecuteAsync(
                        "insert into share values (tenant(), @Id, 'foundation-draft', @Id, @Owner, @Programme, 'group', null, now(), null)",
                        new
                        {
                            Id = Ids.Secure.Next(),
                            Owner = world.Owner.Person,
                            world.Programme,
                        }
                    ),
                Cancel
            )
        );

        await ShareAsync(world, world.Owner, new Audience("group"));
        await RevokeAsync(world["group"], new Audience("group"));

        Assert.True(await IsOpenAsync(world, world["group"]));
    }

    [Fact]
    public async Task A_published_foundation_reaches_the_forum_or_the_organisation_as_the_owner_chose()
    {
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world.Owner, new Audience("forum"), Artefact.FoundationPublished);
        Assert.Equal(
            (true, false),
            (
                await IsOpenAsync(world, world["organiser"], Artefact.FoundationPublished),
                await IsOpenAsync(world, world["colleague"], Artefact.FoundationPublished)
            )
        );

        await ShareAsync(world, world.Owner, new Audience("organisation"), Artefact.FoundationPublished);

        Assert.Equal(
            (true, false, false),
            (
                await IsOpenAsync(world, world["colleague"], Artefact.FoundationPublished),
                await IsOpenAsync(world, world["external without a role"], Artefact.FoundationPublished),
                await IsOpenAsync(world, world["neighbour"], Artefact.FoundationPublished)
            )
        );
    }

    [Theory]
    [InlineData("group")]
    [InlineData("forum")]
    [InlineData("organisation")]
    public async Task The_actors_told_of_an_audience_are_those_the_database_lets_in(string kind)
    {
        var audience = new Audience(kind);
        var world = await Relations.MakeAsync(database);
        await ShareAsync(world, world.Owner, audience, Artefact.FoundationPublished);
        var row = PermissionMatrix.Embedded[Artefact.FoundationPublished];
        var told = audience.Actors.Where(actor => row.May(actor, Right.Consent)).ToList();

        foreach (var (who, viewer, columns) in world.Everybody.Where(one => one.Viewer.Person != world.Owner.Person))
        {
            var isTold = columns.Any(column =>
                told.Contains(column.TrimEnd('!')) && (column.EndsWith('!') || !row.May(column, Right.Limited))
            );
            Assert.Equal((who, isTold), (who, await IsOpenAsync(world, viewer, Artefact.FoundationPublished)));
        }
    }

    private Task ShareAsync(
        Relations world,
        Viewer viewer,
        Audience audience,
        string artefact = Artefact.FoundationDraft
    ) =>
        database.Db.AsAsync(
            viewer,
            tx => Grants.ShareAsync(tx, artefact, artefactId, world.Programme, audience),
            Cancel
        );

    private Task RevokeAsync(Viewer viewer, Audience audience) =>
        database.Db.AsAsync(
            viewer,
            tx => Grants.RevokeAsync(tx, Artefact.FoundationDraft, artefactId, audience),
            Cancel
        );

    private Task<bool> IsOpenAsync(Relations world, Viewer viewer, string artefact = Artefact.FoundationDraft) =>
        database.Db.AsAsync(
            viewer,
            tx =>
                tx.ValueAsync<bool>(
                    "select shared_with_viewer(@Artefact, @Id, @Owner, @Programme)",
                    new
                    {
                        Artefact = artefact,
                        Id = artefactId,
                        Owner = world.Owner.Person,
                        world.Programme,
                    }
                ),
            Cancel
        );
}
