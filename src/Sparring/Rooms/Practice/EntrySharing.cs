using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>With whom an entry is shared: <c>me</c>, <c>group</c> (and its coach) or <c>forum</c> (and those). Her act alone.</summary>
public sealed class EntrySharing(IGrants grants)
{
    public static IReadOnlyList<string> Choices { get; } = ["me", "group", "forum"];

    /// <summary>The actors of the permission matrix whom a choice lets read.</summary>
    public static IReadOnlyList<string> Readers(string with) =>
        with switch
        {
            "group" => ["group", "coach"],
            "forum" => ["group", "coach", "participant"],
            _ => [],
        };

    private static readonly Audience[] Near = [new("group"), new("coach")];

    private static readonly Audience Forum = new("forum");

    public async Task<string> OfAsync(Tx tx, PracticeThing thing)
    {
        var open = await grants.AudiencesAsync(tx, thing.Artefact, thing.Id);
        return open.Contains(Forum) ? "forum"
            : Near.Any(open.Contains) ? "group"
            : "me";
    }

    public async Task SetAsync(Tx tx, PracticeThing thing, string with)
    {
        foreach (var audience in Near)
        {
            await SetAsync(tx, thing, audience, with != "me");
        }

        await SetAsync(tx, thing, Forum, with == "forum");
    }

    private Task SetAsync(Tx tx, PracticeThing thing, Audience audience, bool isOpen) =>
        isOpen
            ? grants.ShareAsync(tx, thing.Artefact, thing.Id, thing.Programme, audience)
            : grants.RevokeAsync(tx, thing.Artefact, thing.Id, audience);
}
