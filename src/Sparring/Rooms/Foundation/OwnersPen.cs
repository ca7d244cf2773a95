using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Writes and hands in as the owner, the same way her pages do.</summary>
public sealed class OwnersPen(Drafts drafts, Submissions submissions, Ids ids) : IWriteFoundations
{
    public async Task WriteAsync(Tx tx, Viewer owner, ProgrammeId programme, IReadOnlyDictionary<string, string> sections)
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        var page = ids.Next();
        await drafts.SaveAsync(
            tx,
            owner,
            held,
            [.. sections.Select(section => new SectionText(section.Key, section.Value, held[section.Key].Revision, page, 1))]
        );
    }

    public async Task HandInAsync(Tx tx, Viewer owner, ProgrammeId programme)
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        await submissions.SendAsync(tx, owner, held, ids.Next(), held.Revision);
    }
}
