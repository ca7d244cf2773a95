using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.People.Import;

/// <summary>The steps of an import, the same for the pages and the command line: stage, check, confirm.</summary>
public sealed class PeopleImporting(
    ImportStore store,
    CheckStore checks,
    ConfirmStore confirms,
    IEnumerable<IPeopleImported> others,
    TimeProvider clock
) : IPeopleFiles
{
    private const int Chunk = 2_000;

    /// <summary>Keeps the rows of the file in the database; the same id again is nothing.</summary>
    /// <exception cref="FileRefusal">The file cannot be read.</exception>
    public async Task StageAsync(Tx tx, Guid import, string fileName, Stream file)
    {
        using var rows = TableFile.Read(file).GetEnumerator();
        string[] headings = rows.MoveNext() ? [.. rows.Current.Cells] : [];
        if (
            await store.BeginAsync(
                tx,
                import,
                fileName,
                headings,
                ImportColumn.Guess(headings),
                clock.Today(),
                clock.GetUtcNow()
            )
        )
        {
            await store.KeepRowsAsync(tx, import, Rest(rows));
        }
    }

    /// <summary>Reads the staged rows by the matching, and finds out what each would do.</summary>
    public async Task CheckAsync(Tx tx, PeopleImport import)
    {
        await store.BeginCheckAsync(tx, import, clock.GetUtcNow());
        var reader = new RowReader(import.Matching);
        var rows = await store.ChunkAsync(tx, import.Id, 0, Chunk);
        while (rows.Count > 0)
        {
            var faults = new List<RowFault>();
            var people = rows.Select(row => reader.Read(row.Number, row.Cells, faults)).OfType<StagedPerson>().ToList();
            await store.LandAsync(tx, people, faults);
            rows = await store.ChunkAsync(tx, import.Id, rows[^1].Number, Chunk);
        }

        await store.KeepLandedAsync(tx, import.Id);
        await checks.CheckAsync(tx, import);
    }

    /// <summary>Writes what was seen, once. People who changed meanwhile give a new preview instead.</summary>
    public async Task<Confirmation> ConfirmAsync(Tx tx, PeopleImport import, string seen)
    {
        var now = clock.GetUtcNow();
        if (!await confirms.TakeAsync(tx, import.Id, now))
        {
            return Confirmation.AlreadyDone;
        }

        await checks.CheckAgainAsync(tx, import);
        if (await checks.DigestAsync(tx, import.Id) != seen)
        {
            await store.BeginAgainAsync(tx, import.Id);
            return Confirmation.Changed;
        }

        await WriteAsync(tx, import, now);
        return Confirmation.Done;
    }

    /// <inheritdoc />
    public async Task<PeopleFileImport> ImportAsync(Tx tx, string fileName, Stream file, bool dryRun = false)
    {
        try
        {
            var id = Ids.Secure.Next();
            await StageAsync(tx, id, fileName, file);
            return await store.FindAsync(tx, id) is { } import
                ? await ImportAsync(tx, import, dryRun)
                : throw new InvalidOperationException("The import was not staged.");
        }
        catch (FileRefusal refusal)
        {
            return new PeopleFileImport.Refused(ImportSentences.Of(refusal));
        }
    }

    private async Task<PeopleFileImport> ImportAsync(Tx tx, PeopleImport import, bool dryRun)
    {
        if (ImportColumn.FaultOf(import.Matching) is { } fault)
        {
            return new PeopleFileImport.Refused(ImportSentences.Matching(fault));
        }

        await CheckAsync(tx, import);
        var faults = await store.FaultsAsync(tx, import.Id, 1_000);
        var checkedImport = await store.FindAsync(tx, import.Id) ?? import;
        if (!dryRun && await confirms.TakeAsync(tx, import.Id, clock.GetUtcNow()))
        {
            await WriteAsync(tx, import, clock.GetUtcNow());
        }

        return new PeopleFileImport.Read(
            checkedImport.Added,
            checkedImport.Changed,
            checkedImport.Leaving,
            checkedImport.Unchanged,
            [.. faults.Select(ImportSentences.Of)],
            import.Ignored,
            [.. import.Misread.Select(ImportSentences.Of)]
        );
    }

    private async Task WriteAsync(Tx tx, PeopleImport import, DateTimeOffset now)
    {
        await confirms.WriteAsync(tx, import, now);
        var roles = await confirms.RolesAsync(tx, import.Id);
        foreach (var other in others)
        {
            await other.ImportedAsync(tx, import.Id, roles);
        }

        await confirms.ForgetAsync(tx, import.Id);
    }

    private static IEnumerable<TableRow> Rest(IEnumerator<TableRow> rows)
    {
        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }
}

/// <summary>How a confirmation ended.</summary>
public enum Confirmation
{
    Done,

    /// <summary>It had been confirmed before: nothing happened twice.</summary>
    AlreadyDone,

    /// <summary>The people are no longer those of the preview: look again.</summary>
    Changed,
}
