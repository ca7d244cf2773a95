using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Programme;

/// <summary>The shipped programme in an organisation of its own, with an organiser, another organiser and a participant.</summary>
internal sealed record RunningProgramme(
    TenantId Tenant,
    ProgrammeId Id,
    PersonId Organiser,
    PersonId Other,
    PersonId Participant
)
{
    public const string Address = "/programme/faelles-om-ledelse";

    public static async Task<RunningProgramme> StartAsync(TestApp app)
    {
        var tenant = await app.World.TenantAsync();
        var import = await app.Db.AsSystemAsync(
            tenant,
            tx =>
                app.Services.GetRequiredService<IProgrammeFiles>()
                    .ImportAsync(tx, Repository.Path("programmes/faelles-om-ledelse")),
            default
        );
        var id = ((ProgrammeImport.Done)import).Id;
        var organiser = await app.World.PersonAsync(tenant, "Ulla Kviesgaard");
        var other = await app.World.PersonAsync(tenant, "Palle Tranbjerg");
        var participant = await app.World.PersonAsync(tenant, "Åse Ærenlund");
        await app.World.RoleAsync(tenant, id, organiser, "organiser", "participant");
        await app.World.RoleAsync(tenant, id, other, "organiser");
        await app.World.RoleAsync(tenant, id, participant, "participant");
        return new(tenant, id, organiser, other, participant);
    }
}
