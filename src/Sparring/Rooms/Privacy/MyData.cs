using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>Everything all rooms hold of the viewer, read in one transaction as she herself (privacy.md P13).</summary>
public sealed class MyData(Db db, IEnumerable<IHoldPersonalData> rooms)
{
    public Task<IReadOnlyList<OwnData>> ReadAsync(Viewer viewer, CancellationToken cancel) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var all = new List<OwnData>();
                foreach (var room in rooms)
                {
                    all.Add(await room.ExportAsync(tx, viewer));
                }

                return (IReadOnlyList<OwnData>)all;
            },
            cancel
        );
}
