using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>A room names its tables that point at a person, and gives everybody what it holds of her; a test finds any table nobody named.</summary>
public interface IHoldPersonalData
{
    IReadOnlyCollection<string> Tables { get; }

    /// <summary>Everything the room holds of the viewer, asked as she herself; her confidential texts opened. Each table is in it or left out with a reason.</summary>
    Task<OwnData> ExportAsync(Tx tx, Viewer viewer);
}
