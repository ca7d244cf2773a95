using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Somebody at a coaching session: a member of the group, or its coach.</summary>
internal sealed class SessionAuthor(ProbePen pen, Guid session, Guid group)
{
    /// <summary>What a group and its coach write together.</summary>
    public Task TogetherAsync(int number) =>
        pen.SendAsync(
            $"/coaching/sessions/{session}/together",
            Texts(Artefact.CoachingSession, ["agreement", "patterns", number == 1 ? "terms" : "closing"])
        );

    /// <summary>A member's line of the joint agreement.</summary>
    public Task LineAsync(PersonId owner) =>
        pen.SendAsync(
            $"/coaching/sessions/{session}/agreement/lines",
            [
                new("owner", owner.Value.ToString()),
                new("version", "0"),
                new("text", pen.Plant(Artefact.CoachingSession, new Spot(session, "line", 0, group), owner)),
            ]
        );

    /// <summary>Says yes to her own line: it goes on as a trial action of hers, and nobody else's.</summary>
    public Task SayYesAsync() => pen.SendAsync($"/coaching/sessions/{session}/agreement/yes", [new("version", "1")]);

    /// <summary>How her line of last time went.</summary>
    public Task OutcomeAsync() =>
        pen.SendAsync(
            $"/coaching/sessions/{session}/agreement/outcome",
            [
                new("outcome", "kept"),
                new("text", pen.Plant(Artefact.CoachingSession, new Spot(session, "outcome", 0, group))),
            ]
        );

    public async Task ReflectAsync(int number, params string[] shares)
    {
        await pen.SendAsync(
            $"/coaching/sessions/{session}/reflection/alone",
            Texts(Artefact.Reflection, number == 1 ? ["moved"] : ["carry", "ahead"])
        );
        foreach (var share in shares)
        {
            await pen.SendAsync($"/coaching/sessions/{session}/reflection/sharing", [new("share", share)]);
        }
    }

    public Task NotesAsync() =>
        pen.SendAsync($"/coaching/sessions/{session}/notes", Texts(Artefact.CoachingNotes, ["notes"]));

    private IEnumerable<KeyValuePair<string, string>> Texts(string artefact, IEnumerable<string> fields) =>
        pen.Texts(artefact, fields, field => new Spot(session, field, 0, group));
}
