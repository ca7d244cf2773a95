using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Tells everybody of confirmed groups where she sits and with whom: one message each, once.</summary>
public sealed class Announcing(
    ConfirmationStore store,
    GroupsStore groups,
    IOutbox outbox,
    SparringSettings settings,
    TimeProvider clock
)
{
    public async Task<string?> AnnounceAsync(Tx tx, ProposalSheet sheet)
    {
        if (!sheet.IsConfirmed || tx.Viewer is not { } viewer)
        {
            return "composeErrorUnconfirmed";
        }

        if (!await store.AnnounceAsync(tx, sheet.Proposal.Id, clock.GetUtcNow()))
        {
            return null;
        }

        var named = (await groups.NamesAsync(tx, sheet.People.Select(person => person.Person))).ToDictionary(one =>
            one.Id
        );
        foreach (var (group, at) in sheet.Seating.Select((group, at) => (group, at)))
        {
            // By name as the page has them: mail and page say the same of who calls whom.
            var members = group.Select(person => named[sheet.People[person].Person]).ToList();
            foreach (var member in members)
            {
                await TellAsync(tx, viewer, sheet, members, member, at + 1);
            }
        }

        return null;
    }

    private static string MailOf(string kind) =>
        kind switch
        {
            ProposalKind.Sparring => "mailSparring",
            ProposalKind.Rooms => "mailRoom",
            ProposalKind.Pairs or ProposalKind.Phones => "mailPair",
            _ => "mailTable",
        };

    private Task<bool> TellAsync(
        Tx tx,
        Viewer viewer,
        ProposalSheet sheet,
        List<GroupsStore.Named> members,
        GroupsStore.Named to,
        int number
    )
    {
        var texts = RoomTexts.Of<Announcing>();
        var culture = CultureInfo.GetCultureInfo(to.Language == "en" ? "en-GB" : "da-DK");
        var proposal = sheet.Proposal;
        var path = proposal.Occasion is { } occasion ? $"/groups/occasions/{occasion}" : "/groups";
        var names = members.Select(member => member.Name).ToList();
        var turn = PairTurns.For(proposal.Kind, names, members.IndexOf(to));
        var body = string.Format(
            culture,
            texts.In(to.Language, MailOf(proposal.Kind)),
            to.Name,
            proposal.Title,
            proposal.Day,
            number,
            turn is { } pair
                ? string.Format(culture, texts.In(to.Language, pair.Key), pair.To, pair.From)
                : string.Join(", ", members.Where(other => other != to).Select(other => other.Name)),
            new Uri(settings.Address, path).AbsoluteUri,
            viewer.Name,
            proposal.Place is { } place ? string.Format(culture, texts.In(to.Language, "mailMeeting"), place) : ""
        );
        var subject = string.Format(culture, texts.In(to.Language, "mailGroupsSubject"), proposal.Title);
        // Confirmed anew after it was taken back, it is news again.
        return outbox.PutAsync(
            tx,
            new OutgoingMessage("groups-announced", proposal.Id, proposal.Version, to.Id, subject, body, viewer.Person)
        );
    }
}
