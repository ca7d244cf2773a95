using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>Obstacles and standing offers as leaders and the executive team write them; the demo is made with it.</summary>
public interface IWriteObstacles
{
    /// <summary>Puts an obstacle into the box, in the week of that day; of who did it nothing is kept.</summary>
    Task LiftAsync(Tx tx, Viewer leader, ProgrammeId programme, DateOnly day, string text);

    /// <summary>Opens the box when it may be opened; asked as the system.</summary>
    Task OpenAsync(Tx tx, ProgrammeId programme);

    /// <summary>Answers the shown obstacle with this text.</summary>
    Task AnswerAsync(Tx tx, Viewer executive, ProgrammeId programme, string obstacle, string text);

    Task OfferAsync(Tx tx, Viewer offering, ProgrammeId programme, string text, DateOnly until);
}
