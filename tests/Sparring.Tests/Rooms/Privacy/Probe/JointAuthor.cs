using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Together;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Somebody who tries something together with others: a canary in the plan, and in what came of it.</summary>
internal sealed class JointAuthor(ProbePen pen)
{
    private const string Path = "/practice/together";

    /// <summary>Begins one and asks the others; answers its id.</summary>
    public async Task<Guid> BeginAsync(params PersonId[] asked)
    {
        var action = Ids.Secure.Next();
        await pen.SendAsync(
            $"{Path}/{action}/text",
            [
                .. pen.Texts(Artefact.JointAction, JointAction.Written, field => new Spot(action, field)),
                new("whole", "yes"),
            ]
        );
        foreach (var person in asked)
        {
            await pen.SendAsync($"{Path}/{action}/people", [new("person", person.Value.ToString())]);
        }

        return action;
    }

    public Task JoinAsync(Guid action) => pen.SendAsync($"{Path}/{action}/yes", []);

    /// <summary>Notes what came of it, open to the forum or not.</summary>
    public Task NoteAsync(Guid action, bool isForForum)
    {
        var entry = Ids.Secure.Next();
        return pen.SendAsync(
            $"{Path}/{action}/entries",
            [
                new("id", entry.ToString()),
                new("kind", JointEntry.Kinds[0]),
                new("entry", pen.Plant(Artefact.JointAction, new Spot(entry, "entry"))),
                new("share", isForForum ? "forum" : "me"),
            ]
        );
    }

    public Task TellAsync(Guid action) => pen.SendAsync($"{Path}/{action}/telling", []);
}
