using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>A turn of the learning cycle, or a minute's worth of one; private until its owner shares it.</summary>
/// <param name="Action">The trial action it is about, or null.</param>
/// <param name="Activity">The activity whose cycle it follows, or null.</param>
/// <param name="Kind"><c>minute</c> or <c>cycle</c>.</param>
public sealed record Reflection(
    Guid Id,
    ProgrammeId Programme,
    PersonId Owner,
    Guid? Action,
    string? Activity,
    string Kind,
    DateTimeOffset BegunAt
)
{
    /// <summary>I tried … I learned … Next time …</summary>
    public static IReadOnlyList<string> Minute { get; } = ["tried", "learned", "next"];

    /// <summary>The four steps; in which order is the activity's.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["focus", "reflection", "knowledge", "action"];

    public PracticeThing Thing => new(Artefact.Reflection, Id, Programme, Owner);
}
