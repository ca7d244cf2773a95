using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>A sign-in that is in use: on one device, by one person, until it is ended or lies unused.</summary>
/// <param name="Id">What the account page names it by; the token is the cookie's secret alone.</param>
public sealed record Session(Viewer Viewer, Guid Id, DateOnly LastUsedOn)
{
    /// <summary>How long a device may lie unused.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromDays(30);

    /// <summary>How long before everybody signs in anew, however often the device is used.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(180);
}
