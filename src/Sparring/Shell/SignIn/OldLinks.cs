using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>Whose a link was, so that a new one can be sent without the page showing anybody's address.</summary>
public sealed class OldLinks(Db db, SignInStore store)
{
    /// <summary>The address a link was sent to; for a link we do not know, an address nobody has.</summary>
    public async Task<string> EmailAsync(string token, CancellationToken cancel)
    {
        var hash = new Token(token).Hash;
        var link = await db.AsSystemAsync(null, tx => store.FindLinkAsync(tx, hash), cancel);
        return link?.Email ?? "";
    }
}
