using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sparring.Shell.SignIn;

/// <summary>A secret of 256 random bits; the database keeps only its hash.</summary>
public readonly record struct Token(string Text)
{
    public static Token New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public byte[] Hash => HashOf(Text);

    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // A token printed by accident tells nothing.
    public override string ToString() => "…";
}
