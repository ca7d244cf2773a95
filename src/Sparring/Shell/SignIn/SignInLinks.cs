using System.Globalization;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;

namespace Sparring.Shell.SignIn;

/// <summary>Makes one-time links: by mail for who asks, and for the terminal of the demo.</summary>
public sealed class SignInLinks(
    Db db,
    SignInStore store,
    SignInRequestStore requests,
    IOutbox outbox,
    SparringSettings settings,
    Ids ids,
    TimeProvider clock
)
{
    // Used and expired links are known for a while, so that we can say which of the two it was.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    public static TimeSpan MailLife { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan TerminalLife { get; } = TimeSpan.FromHours(24);

    /// <summary>Sends one mail with a link for each identity of an address. False when the address or the asker asked too often.</summary>
    public Task<bool> SendAsync(string email, string client, string returnTo, CancellationToken cancel) =>
        db.AsSystemAsync(
            null,
            async tx =>
            {
                if (!await requests.RecordAsync(tx, email, client, clock.GetUtcNow()))
                {
                    return false;
                }

                await store.ForgetLinksAsync(tx, clock.GetUtcNow() - Remembered);
                var identities = await store.IdentitiesAsync(tx, email);
                if (identities.Count > 0)
                {
                    await PutOutAsync(tx, identities, returnTo);
                }

                return true;
            },
            cancel
        );

    /// <summary>A link to print on a terminal: signs in at once, for a day.</summary>
    public async Task<Uri> ForTerminalAsync(Tx tx, TenantId tenant, PersonId person)
    {
        var token = await MakeAsync(tx, tenant, person, TerminalLife, atOnce: true);
        return new Uri(settings.Address, "sign-in/" + token.Text);
    }

    private async Task PutOutAsync(Tx tx, IReadOnlyList<SignInStore.Identity> identities, string returnTo)
    {
        var first = identities[0];
        var texts = RoomTexts.Of<SignInLinks>();
        var links = new StringBuilder();
        foreach (var identity in identities)
        {
            var token = await MakeAsync(tx, identity.Tenant, identity.Person, MailLife, atOnce: false);
            links.Append(CultureInfo.InvariantCulture, $"{identity.Organisation}:\n{AddressOf(token, returnTo)}\n\n");
        }

        var body = string.Format(
            CultureInfo.InvariantCulture,
            texts.In(first.Language, "mailBody"),
            first.Name,
            links.ToString().Trim()
        );
        var message = new OutgoingMessage(
            "sign-in",
            ids.Next(),
            1,
            first.Person,
            texts.In(first.Language, "mailSubject"),
            body
        );
        await outbox.PutAsync(tx, message);
    }

    private Uri AddressOf(Token token, string returnTo) =>
        new(
            settings.Address,
            "sign-in/" + token.Text + (returnTo == "/" ? "" : "?return=" + Uri.EscapeDataString(returnTo))
        );

    private async Task<Token> MakeAsync(Tx tx, TenantId tenant, PersonId person, TimeSpan life, bool atOnce)
    {
        var token = Token.New();
        var now = clock.GetUtcNow();
        await store.InsertLinkAsync(tx, new(token.Hash, tenant, person, now, now + life, atOnce));
        return token;
    }
}
