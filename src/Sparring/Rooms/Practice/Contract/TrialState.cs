namespace Sparring.Rooms.Practice.Contract;

/// <summary>How far a trial action is: planned → done → reflected → decided; or dropped.</summary>
public enum TrialState
{
    Planned,
    Done,
    Reflected,
    Decided,
    Dropped,
}
