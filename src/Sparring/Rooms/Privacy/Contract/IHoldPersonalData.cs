namespace Sparring.Rooms.Privacy.Contract;

/// <summary>A room names its tables that point at a person; a test finds any table nobody named.</summary>
public interface IHoldPersonalData
{
    IReadOnlyCollection<string> Tables { get; }
}
