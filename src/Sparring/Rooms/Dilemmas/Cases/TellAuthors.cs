using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>
/// One mail to each author who is asked about a text, from her coach by name: that something waits for her yes or no, and by
/// when. Neither what it is about nor its address stands in it; her own start page leads there.
/// </summary>
public sealed class TellAuthors(CaseReadingStore store, IOutbox outbox, SparringSettings settings, Ids ids)
{
    // A case is put to its authors once for each text, so no mail needs to say which: who is in it, the coach alone knows.
    public async Task TellAsync(Tx tx, Viewer coach, IReadOnlyCollection<PersonId> authors, DateOnly answerBy)
    {
        var texts = RoomTexts.Of<TellAuthors>();
        foreach (var person in await store.NamesAsync(tx, authors))
        {
            var culture = CultureInfo.GetCultureInfo(person.Language == "en" ? "en-GB" : "da-DK");
            var body = string.Format(
                culture,
                texts.In(person.Language, "mail.asked"),
                person.Name,
                answerBy,
                settings.Address.AbsoluteUri,
                coach.Name
            );
            await outbox.PutAsync(
                tx,
                new OutgoingMessage(
                    "answer-wanted",
                    ids.Next(),
                    1,
                    person.Id,
                    texts.In(person.Language, "mail.asked.subject"),
                    body,
                    coach.Person
                )
            );
        }
    }
}
