using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Joint trial actions as leaders of several departments would have them by now: each asked, each answering for herself.</summary>
public sealed class DemoTogether(Db db, DemoStore store, IWriteTogether together, TimeProvider clock)
{
    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "together.txt"), cancel);
        foreach (var (block, place) in DemoBlock.Read(file, clock.Today()).Select((block, place) => (block, place)))
        {
            await LoadAsync(new(tenant, programme, block, $"together.{place}"), cancel);
        }
    }

    private async Task LoadAsync(Joint joint, CancellationToken cancel)
    {
        var (tenant, block, mark) = (joint.Tenant, joint.Block, joint.Mark);
        if (await db.AsSystemAsync(tenant, tx => store.MarkedAsync(tx, mark + ".done"), cancel) is not null)
        {
            return;
        }

        var action = await BeginAsync(joint, cancel);
        foreach (var number in Numbers(block, "with").Concat(Numbers(block, "asked")))
        {
            var person = await db.AsSystemAsync(tenant, tx => store.PersonAsync(tx, number), cancel);
            await AsAsync(
                joint,
                block.Person,
                (tx, lead) => person is { } asked ? together.AskAsync(tx, lead, action, asked) : Task.CompletedTask,
                cancel
            );
        }

        foreach (var number in Numbers(block, "with"))
        {
            await AsAsync(joint, number, (tx, asked) => together.JoinAsync(tx, asked, action), cancel);
        }

        foreach (var (key, text) in block.Answers.Where(answer => answer.Key.Contains(' ', StringComparison.Ordinal)))
        {
            await AsAsync(
                joint,
                key.Split(' ')[0],
                (tx, author) => NoteAsync(tx, author, joint, action, key, text),
                cancel
            );
        }

        await AsAsync(joint, block.Person, (tx, lead) => EndAsync(tx, lead, joint, action), cancel);
    }

    private async Task<Guid> BeginAsync(Joint joint, CancellationToken cancel)
    {
        var made = Guid.Empty;
        await AsAsync(
            joint,
            joint.Block.Person,
            async (tx, lead) =>
            {
                if (await store.MarkedAsync(tx, joint.Mark) is { } known)
                {
                    made = Guid.Parse(known, CultureInfo.InvariantCulture);
                    return;
                }

                made = await together.BeginAsync(tx, lead, joint.Programme, joint.Block.Answers);
                await store.MarkAsync(tx, joint.Mark, made.ToString());
            },
            cancel
        );
        return made;
    }

    // "P10 relational forum": who, what kind, and whether the forum may read it.
    private async Task NoteAsync(Tx tx, Viewer author, Joint joint, Guid action, string key, string text)
    {
        if (await store.MarkAsync(tx, $"{joint.Mark}.{key}"))
        {
            var words = key.Split(' ');
            await together.NoteAsync(tx, author, action, words[1], text, words is [.., "forum"]);
        }
    }

    private async Task EndAsync(Tx tx, Viewer lead, Joint joint, Guid action)
    {
        var state = Enum.Parse<TrialState>(joint.Block.Words[0], ignoreCase: true);
        if (state != TrialState.Planned)
        {
            await together.StepAsync(tx, lead, action, state, joint.Block.Answers.GetValueOrDefault("decision"));
        }

        if (joint.Block.Words is [_, "told"])
        {
            await together.TellAsync(tx, lead, action);
        }

        await store.MarkAsync(tx, joint.Mark + ".done");
    }

    private async Task AsAsync(Joint joint, string number, Func<Tx, Viewer, Task> work, CancellationToken cancel)
    {
        if (await db.AsSystemAsync(joint.Tenant, tx => store.ViewerAsync(tx, number), cancel) is { } viewer)
        {
            await db.AsAsync(viewer, tx => work(tx, viewer), cancel);
        }
    }

    private static string[] Numbers(DemoBlock block, string key) =>
        block.Answers.GetValueOrDefault(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private sealed record Joint(TenantId Tenant, ProgrammeId Programme, DemoBlock Block, string Mark);
}
