using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>Something seen of a leader's leadership: at a visit, in a survey's report.</summary>
/// <param name="Link">The key of a link of the programme's lens (<c>LearningFrame.Lens</c>): intended, actual, perceived …</param>
/// <param name="SourceKind"><c>visit</c> or <c>survey</c>.</param>
/// <param name="Source">Which one: the same again is nothing.</param>
/// <param name="Address">Its page.</param>
public sealed record LensFill(PersonId Owner, string Link, string SourceKind, Guid Source, string Address, string Text);

/// <summary>The lens intended – actual – perceived of a leader: reflections, visits and surveys fill it in; only she reads it.</summary>
public interface IFillLens
{
    /// <summary>In the caller's transaction, as the owner or as somebody who takes part with her.</summary>
    Task FillAsync(Tx tx, Viewer maker, ProgrammeId programme, IReadOnlyCollection<LensFill> fills);
}
