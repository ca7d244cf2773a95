using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Platform.Data;

public sealed class SchemaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Sessions_from_before_refusals_were_noted_are_known_with_their_coach_once_the_schema_is_brought_up()
    {
        var stage = await SessionStage.SetAsync(app, "before");
        await app.Database.ExecuteAsync("delete from artefact_owner");
        // As it was then: an id was of one organisation only.
        await app.Database.ExecuteAsync(
            "alter table artefact_owner drop constraint artefact_owner_pkey, add primary key (id)"
        );
        await app.Database.ExecuteAsync("delete from schema_file where name like '%0034%' or name like '%0067%'");

        var applied = await Schema.ApplyAsync(app.Database.ConnectionString, TestContext.Current.CancellationToken);

        Assert.Equal(2, applied.Count);
        Assert.Equal(
            [stage.People.Coach, stage.People.Coach],
            await app.Database.ListAsync<PersonId>(
                "select owner from artefact_owner where id = any (@Sessions)",
                new { Sessions = new[] { stage.First, stage.Second } }
            )
        );
        Assert.Equal(
            [true, true, true],
            await app.Database.ListAsync<bool>(
                "select relforcerowsecurity from pg_class where relname in ('coaching_session', 'general_case', 'artefact_owner')"
            )
        );
    }
}
