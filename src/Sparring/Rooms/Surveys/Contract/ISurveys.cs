using Sparring.Platform.Data;

[assembly: InDatabase<Sparring.Rooms.Surveys.Contract.WaveId>]

namespace Sparring.Rooms.Surveys.Contract;

/// <summary>One time a forum is asked.</summary>
public readonly record struct WaveId(Guid Value) : IId<WaveId>
{
    public static WaveId Of(Guid value) => new(value);
}

/// <summary>What an organiser decides before a wave opens; nothing of it can be changed afterwards.</summary>
/// <param name="Threshold">From which answer a relation counts.</param>
/// <param name="Smallest">The fewest people behind anything that is shown.</param>
/// <param name="Breakdowns"><c>department</c>, <c>level</c>.</param>
/// <param name="Reminders">How many days before the last one those who have not answered are reminded: at most two.</param>
public sealed record WaveWish(
    int Threshold,
    int Smallest,
    IReadOnlyList<string> Breakdowns,
    DateOnly ClosesOn,
    params IReadOnlyList<int> Reminders
)
{
    /// <summary>The name of the file with the questions.</summary>
    public string Instrument { get; init; } = "collaboration-and-leadership";

    /// <summary>What the work between departments is about, where each is asked about the others; null where they are not.</summary>
    public string? Arena { get; init; }
}

/// <summary>Asking a forum, as the organiser and as those who answer.</summary>
public interface ISurveys
{
    Task<WaveId> OpenAsync(Tx tx, Viewer organiser, ProgrammeId programme, WaveWish wish);

    /// <summary>The viewer's whole sheet, by the names of its lines: <c>inside.7</c>, <c>style.vis1</c>.</summary>
    Task AnswerAsync(Tx tx, Viewer viewer, WaveId wave, IReadOnlyDictionary<string, string> sent);

    Task CloseAsync(Tx tx, Viewer organiser, WaveId id);

    /// <summary>What a table wrote about the figures of a closed wave; everybody of the programme reads it, without a name.</summary>
    /// <param name="step"><c>data</c>, <c>reflection</c> or <c>action</c>.</param>
    Task NoteAsync(Tx tx, Viewer writer, WaveId id, string step, string table, string text);
}
