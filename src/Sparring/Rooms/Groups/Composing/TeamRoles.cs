using Sparring.GroupComposition.Roles;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>How often somebody has played a role.</summary>
public sealed record PlayedRole(PersonId Person, string Role, int Times);

/// <summary>Who plays which role in her team: every role in every team, and rather one a person has not played yet.</summary>
public static class TeamRoles
{
    public const int Most = 12;
    public const int Longest = 40;

    /// <summary>The role of each person as she sits; empty when there are no roles. The same seats give the same roles.</summary>
    public static IReadOnlyDictionary<PersonId, string> Of(ProposalSheet sheet)
    {
        var roles = sheet.Proposal.Roles;
        if (roles.Length == 0 || !sheet.IsSeated)
        {
            return new Dictionary<PersonId, string>();
        }

        var played = sheet
            .Played.Where(one => sheet.Has(one.Person))
            .Select(one => new RoleCost(sheet.IndexOf(one.Person), RoleOf(roles, one.Role), one.Times));
        return DealRoles
            .For(sheet.Seating, roles.Length, [.. played.Where(cost => cost.Role >= 0)])
            .ToDictionary(dealt => sheet.People[dealt.Key].Person, dealt => roles[dealt.Value]);
    }

    private static int RoleOf(string[] roles, string role) =>
        Array.FindIndex(roles, known => known.Equals(role, StringComparison.OrdinalIgnoreCase));
}
