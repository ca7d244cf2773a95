using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A coach of two groups who offers a point across them, a canary in it.</summary>
internal sealed class InsightAuthor(ProbeApp app, ProbePen pen)
{
    /// <summary>Offers it to the groups behind it, and releases it where they have been heard.</summary>
    public async Task OfferAsync(string audience, bool isReleased, params Guid[] groups)
    {
        var point = Ids.Secure.Next();
        await pen.SendAsync(
            "/coaching/insights",
            [
                new("id", point.ToString()),
                new("text", pen.Plant(Artefact.CoachingInsight, new Spot(point, "point", Group: groups[0]))),
                new("audience", audience),
                .. groups.Select(group => KeyValuePair.Create("groups", group.ToString())),
            ]
        );
        if (isReleased)
        {
            // The groups' week to say no is over.
            await app.Database.ExecuteAsync(
                "update coaching_insight set offered_on = offered_on - 7, written_on = written_on - 7 where id = @point",
                new { point }
            );
            await pen.SendAsync($"/coaching/insights/{point}/release", []);
        }
    }
}
