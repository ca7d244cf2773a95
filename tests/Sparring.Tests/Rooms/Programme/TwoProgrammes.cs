using Sparring.Platform.Data;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Programme;

/// <summary>The shipped programme and a copy of it, made through the page by its organiser; the participant takes part in both.</summary>
internal sealed record TwoProgrammes(RunningProgramme First)
{
    public const string Copy = "/programme/faelles-igen";

    public static async Task<TwoProgrammes> StartAsync(TestApp app)
    {
        var first = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(first.Organiser);
        using var copied = await client.PostFormAsync(
            RunningProgramme.Address + "/copy",
            [
                new("id", Guid.CreateVersion7().ToString()),
                new("title.da", "Fælles igen"),
                new("title.en", "Together again"),
                new("key", "faelles-igen"),
                new("starts", "10-06-2020"),
            ],
            RunningProgramme.Address + "/copy"
        );
        var two = new TwoProgrammes(first);
        await app.World.RoleAsync(first.Tenant, await two.CopyIdAsync(app), first.Participant, "participant");
        return two;
    }

    public async Task<ProgrammeId> CopyIdAsync(TestApp app) =>
        (
            await app.Database.ListAsync<ProgrammeId>(
                "select id from programme where key = 'faelles-igen' and tenant = @Tenant",
                new { First.Tenant }
            )
        ).Single();

    public async Task<string> StateAsync(TestApp app) =>
        (
            await app.Database.ListAsync<string>(
                "select state from programme where key = 'faelles-igen' and tenant = @Tenant",
                new { First.Tenant }
            )
        ).Single();

    public static Task<HttpResponseMessage> StepAsync(TestClient client, string step) =>
        client.PostFormAsync(Copy + "/state", [new("step", step)], "/people");

    public static Task<HttpResponseMessage> ChooseAsync(TestClient client, string programme = Copy) =>
        client.PostFormAsync(programme + "/choice", [], "/people");
}
