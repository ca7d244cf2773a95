using System.Globalization;
using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>Hands a letter over: to a mail server, or to the page of sent mail.</summary>
public interface IDelivery
{
    Task<Handover> HandOverAsync(Tx tx, Letter letter);
}

/// <summary>What came of handing over.</summary>
public abstract record Handover
{
    private Handover() { }

    public sealed record Taken : Handover;

    /// <summary>Not now: the fault's name, which <c>MailTexts</c> has a sentence for.</summary>
    public sealed record NotNow(string Fault) : Handover;

    /// <summary>Never: trying again would not help.</summary>
    public sealed record Never(string Fault) : Handover;
}

/// <summary>When to try again: 1, 2, 4 … minutes, an hour at most; after about a day it is given up.</summary>
public static class Patience
{
    private const int MostAttempts = 28;

    public static bool IsOver(int attempts) => attempts >= MostAttempts;

    public static TimeSpan After(int attempts) =>
        TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Clamp(attempts, 0, 10))));
}

/// <summary>The one name a message goes by in the world: a second copy carries the same, so that receivers drop it.</summary>
public static class MessageName
{
    public static string Of(Guid message, Uri installation) =>
        string.Create(CultureInfo.InvariantCulture, $"<{message:N}@{installation.Host}>");
}
