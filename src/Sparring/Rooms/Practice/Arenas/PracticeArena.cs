using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>The slice of her practice in which a leader trains; a draft until she chooses it.</summary>
/// <param name="Number">Its latest kept version; 0: only a draft.</param>
/// <param name="Departments">Of the latest kept version.</param>
public sealed record PracticeArena(
    Guid Id,
    ProgrammeId Programme,
    PersonId Owner,
    int Number,
    Guid[] Departments,
    string? Theme,
    DateTimeOffset BegunAt,
    DateTimeOffset? ChosenAt,
    DateTimeOffset? EndedAt
)
{
    /// <summary>What is written, in the order of the page (templates T4).</summary>
    public static IReadOnlyList<string> Written { get; } =
    ["title", "task", "joint", "counterpart", "step", "experience", "outside", "criteria"];

    // What must be written, before and after the departments on the page.
    private static readonly string[] Before = ["title", "task"];
    private static readonly string[] After = ["joint", "counterpart", "step", "experience"];

    public const int FewestDepartments = 2;

    public PracticeThing Thing => new(Artefact.PracticeArena, Id, Programme, Owner);

    public bool IsActive => ChosenAt is not null && EndedAt is null;

    /// <summary>
    /// Whether it can be chosen: a task between at least two departments, her own among them, that can only be solved
    /// together. What is realistic and ambitious she judges herself.
    /// </summary>
    /// <param name="departments">Those chosen.</param>
    /// <param name="own">Her own; null when she has none here.</param>
    public static Choosing Choose(Texts texts, IReadOnlyCollection<Guid> departments, Guid? own)
    {
        var missing = new List<string>();
        missing.AddRange(Before.Where(key => !texts.Has(key)));
        if (departments.Count < FewestDepartments)
        {
            missing.Add("departments.few");
        }
        else if (own is { } home && !departments.Contains(home))
        {
            missing.Add("departments.own");
        }

        missing.AddRange(After.Where(key => !texts.Has(key)));
        return missing.Count == 0 ? new Choosing.Ready() : new Choosing.Unfinished(missing);
    }
}
