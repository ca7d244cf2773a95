using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>With whom an entry is shared: <c>me</c>, <c>group</c> (and its coach) or <c>forum</c> (and those). Her act alone.</summary>
public sealed class EntrySharing(IGrants grants)
{
    public static IReadOnlyList<string> Choices { get; } = ["me", "group", "forum"];

    private static readonly Audience[] Near = [new("group"), new("coach")];

    private static readonly Audience Forum = new("forum");

    private static readonly IReadOnlyList<Audience> All = [.. Near, Forum];

    /// <summary>The actors of the permission matrix whom a choice lets read.</summary>
    public static IReadOnlyList<string> Readers(string with) =>
        [.. OpenTo(with).SelectMany(audience => audience.Actors).Distinct()];

    public async Task<string> OfAsync(Tx tx, PracticeThing thing)
    {
        var open = await grants.AudiencesAsync(tx, thing.Artefact, thing.Id);
        return open.Contains(Forum) ? "forum"
            : Near.Any(open.Contains) ? "group"
            : "me";
    }

    public async Task SetAsync(Tx tx, PracticeThing thing, string with)
    {
        var open = OpenTo(with);
        foreach (var audience in All)
        {
            if (open.Contains(audience))
            {
                await grants.ShareAsync(tx, thing.Artefact, thing.Id, thing.Programme, audience);
            }
            else
            {
                await grants.RevokeAsync(tx, thing.Artefact, thing.Id, audience);
            }
        }
    }

    private static IReadOnlyList<Audience> OpenTo(string with) =>
        with switch
        {
            "group" => Near,
            "forum" => All,
            _ => [],
        };
}
