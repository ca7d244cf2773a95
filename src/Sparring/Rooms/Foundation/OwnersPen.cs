using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>Writes and hands in as the owner, the same way her pages do.</summary>
public sealed class OwnersPen(
    Drafts drafts,
    Submissions submissions,
    Sharing sharing,
    Publishing publishing,
    Versions versions,
    Feedbacks feedbacks,
    Ids ids
) : IWriteFoundations
{
    public async Task WriteAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        IReadOnlyDictionary<string, string> sections
    )
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        var page = ids.Next();
        await drafts.SaveAsync(
            tx,
            owner,
            held,
            [
                .. sections.Select(section => new SectionText(
                    section.Key,
                    section.Value,
                    held[section.Key].Revision,
                    page,
                    1
                )),
            ]
        );
    }

    public async Task HandInAsync(Tx tx, Viewer owner, ProgrammeId programme)
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        await submissions.SendAsync(tx, owner, held, ids.Next(), held.Revision);
    }

    public async Task<FoundationId> ShareAsync(Tx tx, Viewer owner, ProgrammeId programme)
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        await sharing.ShareAsync(tx, owner, held);
        return held.Id;
    }

    public async Task PublishAsync(Tx tx, Viewer owner, ProgrammeId programme)
    {
        var held = await drafts.HoldAsync(tx, owner, programme);
        await publishing.PublishAsync(tx, owner, held, new Publication(ids.Next(), "forum", held.Revision));
    }

    public async Task AnswerAsync(
        Tx tx,
        Viewer reader,
        FoundationId foundation,
        IReadOnlyDictionary<string, string> answers
    )
    {
        if (await versions.ListAsync(tx, foundation) is [var open, ..])
        {
            await feedbacks.GiveAsync(tx, reader, open, ids.Next(), answers);
        }
    }
}
