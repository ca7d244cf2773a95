using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Contract;

namespace Sparring.Shell.Demo;

/// <summary>Dilemmas as leaders of the first groups have sent them, and their coach's cases: one released, one put to its authors, one begun.</summary>
public sealed class DemoDilemmas(Db db, DemoStore store, IWriteDilemmas dilemmas)
{
    private const string Coach = "A";

    // Two groups' leaders are in the cases; the one after them, of another coach, lets all coaches read.
    private static readonly string[] Authors = ["P02", "P03", "P04", "P05", "P06"];
    private const string Pooled = "P07";

    // Who has answered the case that is put to its authors: the others are still to.
    private static readonly string[] Early = ["P02", "P04", "P05", "P06"];

    public async Task LoadAsync(TenantId tenant, ProgrammeId programme, string folder, CancellationToken cancel)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "demo", "dilemmas.txt"), cancel);
        var texts = Read(file);
        var sent = new List<DilemmaId>();
        foreach (var name in (string[])[.. Authors, Pooled])
        {
            if (await AsAsync(tenant, name, cancel) is { } owner)
            {
                var id = await db.AsAsync(owner, tx => SendAsync(tx, owner, programme, name, texts[name]), cancel);
                sent.Add(id);
            }
        }

        if (await AsAsync(tenant, Coach, cancel) is { } coach)
        {
            await CasesAsync(tenant, programme, coach, [.. sent.Take(Authors.Length)], texts, cancel);
        }
    }

    private async Task CasesAsync(
        TenantId tenant,
        ProgrammeId programme,
        Viewer coach,
        IReadOnlyList<DilemmaId> sources,
        Dictionary<string, Dictionary<string, string>> texts,
        CancellationToken cancel
    )
    {
        var released = await CaseAsync(programme, coach, "case 1", sources, texts, isAsked: true, cancel);
        await AgreeAsync(tenant, released, Authors, cancel);
        await db.AsAsync(coach, tx => dilemmas.ReleaseAsync(tx, coach, released), cancel);
        var asked = await CaseAsync(programme, coach, "case 2", sources, texts, isAsked: true, cancel);
        await AgreeAsync(tenant, asked, Early, cancel);
        await CaseAsync(programme, coach, "case 3", [.. sources.Take(2)], texts, isAsked: false, cancel);
    }

    private async Task<DilemmaId> SendAsync(
        Tx tx,
        Viewer owner,
        ProgrammeId programme,
        string name,
        Dictionary<string, string> sections
    )
    {
        if (await store.MarkedAsync(tx, "dilemma." + name) is { } known)
        {
            return new DilemmaId(Guid.Parse(known, null));
        }

        var id = await dilemmas.SendAsync(tx, owner, programme, sections, "no", "merged", isPooled: name == Pooled);
        await store.MarkAsync(tx, "dilemma." + name, id.Value.ToString());
        return id;
    }

    private Task<GeneralCaseId> CaseAsync(
        ProgrammeId programme,
        Viewer coach,
        string name,
        IReadOnlyList<DilemmaId> sources,
        Dictionary<string, Dictionary<string, string>> texts,
        bool isAsked,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            coach,
            async tx =>
            {
                if (await store.MarkedAsync(tx, name) is { } known)
                {
                    return new GeneralCaseId(Guid.Parse(known, null));
                }

                var id = await dilemmas.ComposeAsync(tx, coach, programme, sources, texts[name]);
                if (isAsked && !await dilemmas.AskAsync(tx, coach, id))
                {
                    throw new InvalidDataException($"The {name} of the demo does not stand to the rules.");
                }

                await store.MarkAsync(tx, name, id.Value.ToString());
                return id;
            },
            cancel
        );

    private async Task AgreeAsync(TenantId tenant, GeneralCaseId id, string[] authors, CancellationToken cancel)
    {
        foreach (var name in authors)
        {
            if (await AsAsync(tenant, name, cancel) is { } author)
            {
                await db.AsAsync(author, tx => AgreeOnceAsync(tx, author, id, name), cancel);
            }
        }
    }

    private async Task AgreeOnceAsync(Tx tx, Viewer author, GeneralCaseId id, string name)
    {
        if (await store.MarkAsync(tx, $"agreed.{id.Value}.{name}"))
        {
            await dilemmas.AgreeAsync(tx, author, id);
        }
    }

    private Task<Viewer?> AsAsync(TenantId tenant, string name, CancellationToken cancel) =>
        db.AsSystemAsync(tenant, tx => store.ViewerAsync(tx, name), cancel);

    // "== whose", and below it "key: text", a line each.
    private static Dictionary<string, Dictionary<string, string>> Read(string file) =>
        file.ReplaceLineEndings("\n")
            .Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(
                lines => lines[0].Trim(),
                lines =>
                    lines
                        .Skip(1)
                        .Select(line => line.Split(": ", 2))
                        .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal),
                StringComparer.Ordinal
            );
}
