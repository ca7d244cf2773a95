using Sparring.Platform.Data;

namespace Sparring.Shell.Demo;

/// <summary>The twelve sparring groups and who coaches them.</summary>
public sealed class DemoGroups(DemoStore store, Ids ids)
{
    private static readonly int[] Sizes = [3, 3, 3, 3, 4, 4, 3, 3, 3, 3, 3, 3];

    public async Task LoadAsync(Tx tx, TenantId tenant, ProgrammeId programme)
    {
        var next = 1;
        for (var number = 1; number <= Sizes.Length; number++)
        {
            var coach = number switch
            {
                1 or 2 => "A",
                3 or 4 => "B",
                _ => "C",
            };
            string[] members = [.. Enumerable.Range(next, Sizes[number - 1]).Select(n => $"P{n:00}")];
            next += members.Length;
            await store.InsertGroupAsync(tx, new(tenant, ids.Next(), programme, number, members, coach));
        }
    }
}
