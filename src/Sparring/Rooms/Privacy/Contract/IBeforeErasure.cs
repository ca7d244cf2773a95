using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>What a room must do while a person's keys still open: take back what only she can find. Doing it twice is doing it once.</summary>
public interface IBeforeErasure
{
    Task LeaveAsync(Tx tx, Viewer viewer);
}
