namespace Sparring.Shell.SignIn;

/// <summary>An e-mail address as somebody typed it, in the form we keep: lower case, nothing around it.</summary>
public static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>The address, or null when it cannot be one: something@host, no blanks, at most 254 letters.</summary>
    public static string? Read(string typed)
    {
        var email = typed.Trim().ToLowerInvariant();
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var isOne =
            email.Length <= Longest
            && at > 0
            && at == email.LastIndexOf('@')
            && at < email.Length - 1
            && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
        return isOne ? email : null;
    }
}
