using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A leader who writes focus, arena, trial action and reflection through the pages, a canary in every field.</summary>
internal sealed class PracticeAuthor(ProbePen pen)
{
    private static readonly string[] Focus = ["action", "effect", "sign", "other"];
    private static readonly string[] Arena =
    [
        "title",
        "task",
        "joint",
        "counterpart",
        "step",
        "experience",
        "outside",
        "criteria",
    ];
    private static readonly string[] Action =
    [
        "title",
        "hypothesis",
        "action",
        "smallest",
        "sign",
        "care",
        "happened",
        "othersaw",
        "learned",
        "next",
    ];
    private static readonly string[] Minute = ["tried", "learned", "next"];

    /// <summary>Chooses a focus, and writes on in the draft.</summary>
    public async Task FocusAsync()
    {
        var thing = Ids.Secure.Next();
        await pen.SendAsync(
            $"/practice/focus/{thing}/choice",
            [.. Texts(Artefact.LearningFocus, thing, Focus), new("until", "1.6.2019"), new("whole", "yes")]
        );
        await pen.SendAsync(
            $"/practice/focus/{thing}/text",
            Texts(Artefact.LearningFocus, thing, ["action"], kept: 1, based: 1)
        );
    }

    /// <summary>Chooses an arena, its title open to the forum or not, and writes on in the draft.</summary>
    public async Task ArenaAsync(bool isOpen)
    {
        var thing = Ids.Secure.Next();
        await pen.SendAsync(
            $"/practice/arena/{thing}/choice",
            [
                .. Texts(Artefact.PracticeArena, thing, Arena),
                new("departments", "HJEM"),
                new("departments", "SKOLE"),
                new("consent", "no"),
                new("overview", isOpen ? "yes" : "no"),
                new("whole", "yes"),
            ]
        );
        await pen.SendAsync(
            $"/practice/arena/{thing}/text",
            Texts(Artefact.PracticeArena, thing, ["task"], kept: 1, based: 1)
        );
    }

    /// <summary>A trial action that has been done, shared as she says; what she writes afterwards is not for the forum.</summary>
    public async Task ActionAsync(params string[] shares)
    {
        var thing = Ids.Secure.Next();
        await pen.SendAsync($"/practice/actions/{thing}/text", Texts(Artefact.TrialAction, thing, Action));
        foreach (var with in shares)
        {
            await pen.SendAsync($"/practice/actions/{thing}/sharing", [new("share", with)]);
        }

        await pen.SendAsync(
            $"/practice/actions/{thing}/text",
            Texts(Artefact.TrialAction, thing, ["learned"], kept: 1, based: 1)
        );
    }

    public async Task ReflectionAsync(params string[] shares)
    {
        var thing = Ids.Secure.Next();
        await pen.SendAsync(
            $"/practice/reflections/{thing}/text?activity=&action=",
            Texts(Artefact.Reflection, thing, Minute)
        );
        foreach (var with in shares)
        {
            await pen.SendAsync($"/practice/reflections/{thing}/sharing", [new("share", with)]);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Texts(
        string artefact,
        Guid thing,
        IEnumerable<string> fields,
        int kept = 0,
        int based = 0
    ) => pen.Texts(artefact, fields, field => new Spot(thing, field, kept), based);
}
