using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>An author's answer to the text as it stands.</summary>
public enum CaseAnswer
{
    None,
    Yes,
    No,
}

/// <summary>A dilemma in a case, as the case's coach sees it.</summary>
/// <param name="Group">The author's group today; null: none.</param>
/// <param name="Sent">The dilemma; null: it is no longer open to the coach, and counts no more.</param>
/// <param name="IsDropped">Taken out of the case: it does not count, but its words may still not be used.</param>
/// <param name="Reason">Why she said no, if she said.</param>
public sealed record CaseSource(
    DilemmaId Dilemma,
    PersonId Owner,
    string Author,
    int? Group,
    SentDilemma? Sent,
    IReadOnlyList<SectionOfText> Texts,
    bool IsDropped,
    CaseAnswer Answer,
    string? Reason
)
{
    public bool Counts => !IsDropped && Sent?.Fitness == CaseFitness.Fit;
}

/// <summary>What stands between a case and its authors' answers, or its groups.</summary>
public abstract record CaseBlock
{
    private CaseBlock() { }

    /// <summary>Fewer than five authors who let it be used.</summary>
    public sealed record TooFewAuthors(int Missing) : CaseBlock;

    /// <summary>All authors are of one group.</summary>
    public sealed record TooFewGroups : CaseBlock;

    /// <summary>A dilemma in it is not open, or its author does not let it be used.</summary>
    public sealed record NotFit(string Author) : CaseBlock;

    public sealed record NotWritten(string Section) : CaseBlock;

    /// <summary>Eight words or more are a source's own.</summary>
    public sealed record SharedWords(string Section, string Words, string Author) : CaseBlock;

    /// <summary>Somebody's name, number or address.</summary>
    public sealed record NamesSomebody(string Section, string Found) : CaseBlock;

    public sealed record SaidNo(string Author) : CaseBlock;

    public sealed record NotAnswered(string Author) : CaseBlock;
}

/// <summary>Whom a case must be made of, so that nobody of a small group is known in it (privacy.md P14).</summary>
public static class CaseRules
{
    public const int FewestAuthors = 5;
    public const int FewestGroups = 2;

    public static IEnumerable<CaseBlock> OfSources(IReadOnlyCollection<CaseSource> sources)
    {
        var counted = sources.Where(source => source.Counts).ToList();
        var authors = counted.Select(source => source.Owner).Distinct().Count();
        if (authors < FewestAuthors)
        {
            yield return new CaseBlock.TooFewAuthors(FewestAuthors - authors);
        }

        if (counted.Select(source => source.Group).OfType<int>().Distinct().Count() < FewestGroups)
        {
            yield return new CaseBlock.TooFewGroups();
        }

        foreach (var source in sources.Where(source => source is { IsDropped: false, Counts: false }))
        {
            yield return new CaseBlock.NotFit(source.Author);
        }
    }

    /// <summary>Every author who counts has said yes to this very text. Unanswered is not yes.</summary>
    public static IEnumerable<CaseBlock> OfAnswers(IReadOnlyCollection<CaseSource> sources) =>
        sources
            .Where(source => !source.IsDropped && source.Answer != CaseAnswer.Yes)
            .Select(source =>
                source.Answer == CaseAnswer.No
                    ? (CaseBlock)new CaseBlock.SaidNo(source.Author)
                    : new CaseBlock.NotAnswered(source.Author)
            );
}
