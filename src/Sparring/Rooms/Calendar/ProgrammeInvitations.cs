using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Calendar;

/// <summary>The invitation to a programme: pressed once, one message to each participant, later also to who joins; never twice.</summary>
public sealed class ProgrammeInvitations(
    Db db,
    InvitationStore store,
    IOutbox outbox,
    SparringSettings settings,
    TimeProvider clock
)
{
    public const string Kind = "programme-invitation";

    /// <summary>Presses and puts the messages out, in the caller's transaction; answers to how many, or null when it was pressed before.</summary>
    public async Task<int?> PressAsync(Tx tx, ProgrammeId programme, InvitationStore.Named sender, string words)
    {
        if (!await store.PressAsync(tx, programme, sender.Id, words, clock.GetUtcNow()))
        {
            return null;
        }

        var participants = await store.ParticipantsAsync(tx, programme);
        foreach (var person in participants)
        {
            await outbox.PutAsync(tx, Message(programme, words, sender, person));
        }

        return participants.Count;
    }

    /// <summary>Those who joined after it was pressed get theirs.</summary>
    public Task<int> InviteJoinersAsync(CancellationToken cancel) =>
        db.AsSystemAsync(
            null,
            async tx =>
            {
                var waiting = await store.WaitingAsync(tx);
                foreach (var joiner in waiting)
                {
                    var sender = new InvitationStore.Named(joiner.Sender, joiner.SenderName, joiner.Language);
                    var person = new InvitationStore.Named(joiner.Person, joiner.Name, joiner.Language);
                    await outbox.PutAsync(tx, Message(joiner.Programme, joiner.Words, sender, person));
                }

                return waiting.Count;
            },
            cancel
        );

    public string Body(string words, string sender, string recipient, string language) =>
        RoomTexts
            .Of<ProgrammeInvitations>()
            .In(language, "invitationMail")
            .Replace("{0}", recipient, StringComparison.Ordinal)
            .Replace("{1}", words, StringComparison.Ordinal)
            .Replace("{2}", settings.Address.AbsoluteUri, StringComparison.Ordinal)
            .Replace("{3}", sender, StringComparison.Ordinal);

    private OutgoingMessage Message(
        ProgrammeId programme,
        string words,
        InvitationStore.Named sender,
        InvitationStore.Named person
    ) =>
        new(
            Kind,
            programme.Value,
            1,
            person.Id,
            RoomTexts.Of<ProgrammeInvitations>().In(person.Language, "invitationSubject"),
            Body(words, sender.Name, person.Name, person.Language),
            sender.Id
        );
}
