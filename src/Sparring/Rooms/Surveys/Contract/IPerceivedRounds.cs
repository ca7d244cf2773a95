using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Contract;

/// <summary>Asking leaders' employees, as the organiser and as those who answer by a link of their own.</summary>
public interface IPerceivedRounds
{
    /// <summary>False when a round is open already, or nobody is to be asked.</summary>
    Task<bool> OpenAsync(Tx tx, Viewer organiser, ProgrammeId programme, DateOnly closesOn);

    /// <summary>What the bearer of a link answers, by the names of its lines: <c>seen.vis1</c>. False when it is too late, or no link.</summary>
    Task<bool> RateAsync(string link, IReadOnlyDictionary<string, string> sent, CancellationToken cancel);

    /// <summary>What an evaluation elsewhere said of a leader, as she brings it in herself. False when the file holds none.</summary>
    Task<bool> BringInAsync(Tx tx, Viewer leader, ProgrammeId programme, string title, Stream file);

    /// <summary>Closes the round that is open, if one is.</summary>
    Task CloseAsync(Tx tx, ProgrammeId programme);
}
