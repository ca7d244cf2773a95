using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>What lies before an owner who is about to publish.</summary>
/// <param name="Id">The publication's id, made now, so that it happens once.</param>
/// <param name="Standing">What is published now, or null.</param>
public sealed record LaidPublication(Guid Id, LeadershipFoundation Foundation, PublicationStore.StandingRow? Standing);

/// <summary>A press on the publish button.</summary>
/// <param name="Seen">The draft's revision the preview showed.</param>
public sealed record Publication(Guid Id, string Audience, int Seen);

/// <summary>Publishing and withdrawing; independent of handing in, and of the draft that goes on being private.</summary>
public sealed class Publishing(
    PublicationStore store,
    Drafts drafts,
    Versions versions,
    IGrants grants,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<LaidPublication> LayOutAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var own =
            await drafts.FindAsync(tx, viewer, programme)
            ?? LeadershipFoundation.Unwritten(new(ids.Next()), programme, viewer.Person);
        return new LaidPublication(ids.Next(), own, await store.StandingAsync(tx, viewer, own.Id));
    }

    /// <summary>Publishes the draft as it was shown; a new publication takes the place of the one before. Null, or the refusal's key.</summary>
    public async Task<string?> PublishAsync(Tx tx, Viewer viewer, LeadershipFoundation held, Publication pressed)
    {
        var standing = await store.StandingAsync(tx, viewer, held.Id);
        if (standing?.Id == pressed.Id)
        {
            return null;
        }

        if (!PublishFoundation.Audiences.Contains(pressed.Audience))
        {
            return "publish.noAudience";
        }

        if (!held.IsWritten)
        {
            return "publish.nothingWritten";
        }

        if (held.Revision != pressed.Seen)
        {
            return "publish.changed";
        }

        await WithdrawAsync(tx, viewer, held);
        var version = await versions.KeepAsync(tx, viewer, held, "published");
        await store.PublishAsync(tx, viewer, pressed.Id, version, pressed.Audience, clock.GetUtcNow());
        await grants.ShareAsync(
            tx,
            Artefact.FoundationPublished,
            version.Id.Value,
            held.Programme,
            new Audience(pressed.Audience)
        );
        return null;
    }

    public async Task WithdrawAsync(Tx tx, Viewer viewer, LeadershipFoundation held)
    {
        if (await store.StandingAsync(tx, viewer, held.Id) is { } standing)
        {
            await store.WithdrawAsync(tx, viewer, held.Id, clock.GetUtcNow());
            await grants.RevokeAsync(
                tx,
                Artefact.FoundationPublished,
                standing.Version.Value,
                new Audience(standing.Audience)
            );
        }
    }
}
