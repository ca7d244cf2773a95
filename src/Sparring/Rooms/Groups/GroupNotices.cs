using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>Tells those a change concerns: one message each, with names and a link, nothing confidential.</summary>
public sealed class GroupNotices(GroupsStore groups, IOutbox outbox, SparringSettings settings)
{
    public async Task TellAsync(
        Tx tx,
        Guid change,
        string text,
        GroupMove move,
        SparringGroupCard group,
        IReadOnlyCollection<PersonId> whom
    )
    {
        if (tx.Viewer is not { } viewer)
        {
            return;
        }

        var texts = RoomTexts.Of<GroupNotices>();
        var address = new Uri(settings.Address, $"/groups/{group.Id.Value}").AbsoluteUri;
        var names = await groups.NamesAsync(tx, [.. whom.Append(move.Person)]);
        var about = names.First(person => person.Id == move.Person).Name;
        foreach (var person in names.Where(person => whom.Contains(person.Id) && person.Id != viewer.Person))
        {
            var culture = CultureInfo.GetCultureInfo(person.Language == "en" ? "en-GB" : "da-DK");
            var subject = string.Format(culture, texts.In(person.Language, "mailChangeSubject"), group.Number);
            var body = string.Format(
                culture,
                texts.In(person.Language, text),
                person.Name,
                move.AsOf,
                about,
                group.Number,
                address,
                viewer.Name
            );
            await outbox.PutAsync(
                tx,
                new OutgoingMessage("group-change", change, 1, person.Id, subject, body, viewer.Person)
            );
        }
    }
}
