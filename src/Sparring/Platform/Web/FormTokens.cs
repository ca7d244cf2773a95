using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>
/// The token every form carries: the hash of a secret in a cookie that no script reads and no other site sends along, under a mask made
/// anew for each page, so that a compressed page never repeats it. Nothing is kept, so any node knows it again.
/// </summary>
/// <param name="address">Where people reach Sparring: under https the cookie is bound to its host.</param>
public sealed class FormTokens(Uri address)
{
    public const string Field = "form-token";

    private const string PlainName = "sparring-form";

    // Under https: the browser itself then refuses it from another host, path or an open line.
    private const string SecureName = "__Host-sparring-form";
    private const int Size = SHA256.HashSizeInBytes;
    private static readonly int SecretLength = Base64Url.GetEncodedLength(Size);

    /// <summary>A token for the forms of this page; a browser without a secret gets one.</summary>
    public string For(HttpContext http) =>
        Mask(SecretOf(http) ?? http.Features.Get<FormSecret>()?.Text ?? NewSecret(http));

    /// <summary>Whether the form that came was one of this browser's pages.</summary>
    public async Task<bool> IsInAsync(HttpContext http)
    {
        if (SecretOf(http) is not { } secret || !http.Request.HasFormContentType)
        {
            return false;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return IsOf(secret, form[Field].ToString());
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // What cannot be read as a form did not come from one of ours.
            return false;
        }
    }

    private string? SecretOf(HttpContext http) =>
        http.Request.Cookies[NameFor(http)] is { } text && text.Length == SecretLength ? text : null;

    private string NewSecret(HttpContext http)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Size));
        http.Features.Set(new FormSecret(secret));
        http.Response.Cookies.Append(
            NameFor(http),
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = IsSecure(http),
                Path = "/",
                IsEssential = true,
            }
        );
        return secret;
    }

    private static string Mask(string secret)
    {
        Span<byte> token = stackalloc byte[2 * Size];
        RandomNumberGenerator.Fill(token[..Size]);
        Hash(secret, token[Size..]);
        Xor(token[Size..], token[..Size]);
        return Base64Url.EncodeToString(token);
    }

    private static bool IsOf(string secret, string text)
    {
        Span<byte> token = stackalloc byte[2 * Size];
        if (
            text.Length != Base64Url.GetEncodedLength(token.Length)
            || Base64Url.DecodeFromChars(text, token, out _, out _) != OperationStatus.Done
        )
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[Size];
        Hash(secret, hash);
        Xor(hash, token[..Size]);
        return CryptographicOperations.FixedTimeEquals(hash, token[Size..]);
    }

    private static void Hash(string secret, Span<byte> hash)
    {
        // One byte a letter, whatever a forged cookie holds.
        Span<byte> bytes = stackalloc byte[SecretLength];
        SHA256.HashData(bytes[..Encoding.Latin1.GetBytes(secret, bytes)], hash);
    }

    private static void Xor(Span<byte> into, ReadOnlySpan<byte> mask)
    {
        for (var at = 0; at < into.Length; at++)
        {
            into[at] ^= mask[at];
        }
    }

    private string NameFor(HttpContext http) => IsSecure(http) ? SecureName : PlainName;

    private bool IsSecure(HttpContext http) => http.Request.IsHttps || address.Scheme == Uri.UriSchemeHttps;

    private sealed record FormSecret(string Text);
}
