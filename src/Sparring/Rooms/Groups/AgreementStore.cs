using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of what a group has agreed; row-level security keeps it to its members and its coach.</summary>
public sealed class AgreementStore
{
    private const string FindSql =
        "select version as Version, purpose as Purpose, rules as Rules from group_agreement where sparring_group = @Group";

    private const string FirstSql = """
        insert into group_agreement (tenant, sparring_group, version, purpose, rules, changed_by, changed_at)
        values (tenant(), @Group, 1, @Purpose, @Rules, viewer(), @Now)
        on conflict do nothing
        """;

    private const string NextSql = """
        update group_agreement
        set version = version + 1, purpose = @Purpose, rules = @Rules, changed_by = viewer(), changed_at = @Now
        where sparring_group = @Group and version = @Version
        """;

    public Task<Agreement?> FindAsync(Tx tx, SparringGroupId group) =>
        tx.FindAsync<Agreement>(FindSql, new { Group = group });

    /// <summary>False when somebody else has written meanwhile: then nothing is overwritten.</summary>
    public async Task<bool> KeepAsync(Tx tx, SparringGroupId group, Agreement agreement, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            agreement.Version == 0 ? FirstSql : NextSql,
            new
            {
                Group = group,
                agreement.Version,
                agreement.Purpose,
                agreement.Rules,
                Now = now,
            }
        ) == 1;
}

/// <summary>A group's own words beyond the common purpose and rules; version 0 is not written yet.</summary>
public sealed class Agreement
{
    public int Version { get; init; }
    public string Purpose { get; init; } = "";
    public string Rules { get; init; } = "";

    public bool Says(Agreement other) => Purpose == other.Purpose && Rules == other.Rules;

    public IEnumerable<string> RuleLines =>
        Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
