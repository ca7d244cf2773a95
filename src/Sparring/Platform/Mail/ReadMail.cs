using Microsoft.AspNetCore.Http;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Platform.Mail;

/// <summary>Shows sent mail in the demo, where there is nobody else to get it.</summary>
public static class ReadMail
{
    public static async Task<IResult> ListAsync(
        HttpContext http,
        Db db,
        MailboxStore store,
        SparringSettings settings,
        CancellationToken cancel
    )
    {
        if (!IsShown(settings))
        {
            return Refusals.Missing;
        }

        var to = http.Request.Query["to"].ToString().Trim().ToLowerInvariant();
        var mails = await db.AsSystemAsync(null, tx => store.ListAsync(tx, to), cancel);
        return Pages.Show<MailPage>(http, new { Mails = mails, To = to });
    }

    public static async Task<IResult> OneAsync(
        Guid id,
        HttpContext http,
        Db db,
        MailboxStore store,
        SparringSettings settings,
        CancellationToken cancel
    ) =>
        IsShown(settings) && await db.AsSystemAsync(null, tx => store.FindAsync(tx, id), cancel) is { } mail
            ? Pages.Show<MailMessagePage>(http, new { Mail = mail })
            : Refusals.Missing;

    private static bool IsShown(SparringSettings settings) => settings.IsDemo && settings.MailServer is null;
}
