using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>What a leader wants to strengthen, in one sentence; a draft until she chooses it.</summary>
/// <param name="Phase">The programme's phase it is for.</param>
/// <param name="Number">Its latest kept version; 0: only a draft.</param>
public sealed record LearningFocus(
    Guid Id,
    ProgrammeId Programme,
    PersonId Owner,
    string Phase,
    int Number,
    DateTimeOffset BegunAt,
    DateTimeOffset? ChosenAt,
    DateTimeOffset? EndedAt
)
{
    /// <summary>The sentence: until {date} I practise {action}, so that {effect}. I am on the way when {sign}.</summary>
    public static IReadOnlyList<string> Written { get; } = ["action", "effect", "sign", "other"];

    /// <summary>What is chosen and not written.</summary>
    public static IReadOnlyList<string> Chosen { get; } = ["until", "competence", "checks", "language"];

    public static IReadOnlyList<string> SelfCheck { get; } =
    ["own", "exemplary", "realistic", "ambitious", "visible", "linked"];

    public PracticeThing Thing => new(Artefact.LearningFocus, Id, Programme, Owner);

    public bool IsActive => ChosenAt is not null && EndedAt is null;

    /// <summary>Whether the sentence can be chosen as it stands. The self-check is advice and is not asked.</summary>
    public static Choosing Choose(Texts texts)
    {
        var missing = new List<string>();
        if (texts.Day("until") is null)
        {
            missing.Add("until");
        }

        missing.AddRange(Written.Take(3).Where(key => !texts.Has(key)));
        return missing.Count == 0 ? new Choosing.Ready() : new Choosing.Unfinished(missing);
    }
}

/// <summary>Whether something written can be chosen.</summary>
public abstract record Choosing
{
    private Choosing() { }

    public sealed record Ready : Choosing;

    /// <summary>What is missing, by the keys of its fields, in the order of the page.</summary>
    public sealed record Unfinished(IReadOnlyList<string> Fields) : Choosing;
}
