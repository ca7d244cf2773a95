using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell.SignIn;

/// <summary>What signing in keeps of a person: links and sessions.</summary>
public sealed class SignInData : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } = ["sign_in_link", "sign_in_session"];
}
