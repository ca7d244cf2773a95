using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Rankings;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>A released result that is talked about.</summary>
/// <param name="Kind"><c>wave</c> or <c>ranking</c>.</param>
/// <param name="Rests">What it rests on, said at the top of the talk.</param>
public sealed record TalkSubject(
    Guid Id,
    string Kind,
    ProgrammeId Programme,
    string Address,
    string Title,
    string Rests
);

/// <summary>Finds what can be talked about: a closed wave, or a ranking from elsewhere that is released.</summary>
public sealed class TalkSubjects(WaveStore waves, RankingStore rankings)
{
    /// <summary>Where the rankings are; every other result is a wave's.</summary>
    public const string Rankings = "/surveys/rankings";

    private readonly RoomTexts texts = RoomTexts.Of<TalkSubjects>();

    /// <summary>What is asked for under this path; null where it is not there for the viewer, or not released.</summary>
    public Task<TalkSubject?> FindAsync(Tx tx, PathString asked, Guid id) =>
        asked.StartsWithSegments(Rankings, StringComparison.Ordinal) ? RankingAsync(tx, id) : WaveAsync(tx, id);

    public async Task<TalkSubject?> WaveAsync(Tx tx, Guid id) =>
        await waves.FindAsync(tx, new(id)) is { } wave
        && WaveReport.Of(await waves.ReportAsync(tx, wave.Id)) is { } report
            ? new(id, "wave", wave.Programme, wave.Address, texts.With("results", wave.Number), Rests(wave, report))
            : null;

    private async Task<TalkSubject?> RankingAsync(Tx tx, Guid id) =>
        await rankings.FindAsync(tx, id) is { Kept: { ReleasedOn: not null } kept } found
            ? new(id, "ranking", found.Programme, kept.Address, kept.Ranking.Title, Rests(kept.Ranking))
            : null;

    private string Rests(Wave wave, WaveReport report) =>
        report.Ties is { } ties
        && ties.Counts.FirstOrDefault(count => count.Threshold == wave.Plan.Threshold) is { } chosen
            ? texts.With(
                "talkFooter",
                report.Answered,
                report.Asked,
                chosen.Relations.ToString("N0"),
                ties.Possible.ToString("N0"),
                chosen.PercentOf(ties.Possible).ToString("0.0"),
                (100m * report.Answered / report.Asked).ToString("0.0"),
                wave.Instrument.Roster?.Steps.FirstOrDefault(step => step.Value == wave.Plan.Threshold)?.Words.Here
                    ?? ""
            )
            : texts.With("snapshotShort", report.Answered, report.Asked);

    private string Rests(Ranking ranking) =>
        string.Join(
            ' ',
            [
                texts.With("rankingFrom", ranking.Source),
                .. ranking.Origin is null ? (string[])[] : [texts.With("rankingOwn", ranking.Origin, ranking.People)],
                texts["snapshotOutside"],
            ]
        );
}
