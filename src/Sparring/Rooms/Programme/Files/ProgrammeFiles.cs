using System.Text.Json;
using System.Text.Json.Nodes;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Files;

/// <summary>Programmes in from a folder and out to one.</summary>
public sealed class ProgrammeFiles(DesignHistory history, DesignStore designs, ProgrammeStore programmes)
    : IProgrammeFiles
{
    public async Task<ProgrammeImport> ImportAsync(Tx tx, string folder, int shiftWeeks = 0)
    {
        var (files, unreadable) = await ProgrammeFolder.ReadAsync(folder, tx.Cancel);
        var (design, faults) = DesignReader.Read(files);
        if (design is null || unreadable.Count > 0)
        {
            return new ProgrammeImport.Refused([
                .. unreadable,
                .. faults.Where(fault => unreadable.All(other => other.File != fault.File)),
            ]);
        }

        // Files that are shifted are no longer what was given, so they are not kept as they came.
        return shiftWeeks == 0
            ? await WriteAsync(tx, DesignTree.Tidy(design), files)
            : await WriteAsync(tx, DesignTree.Shift(design, shiftWeeks), null);
    }

    /// <summary>The files of a programme: as they came while nobody changed it, else written anew. Null: no such programme.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ExportAsync(Tx tx, string key)
    {
        if (
            await programmes.FindByKeyAsync(tx, key) is not { } programme
            || await designs.FindAsync(tx, programme.Id) is not { } row
        )
        {
            return null;
        }

        return row.Files is { } kept
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(kept)
            : DesignWriter.Write(DesignHistory.Parse(row.Document));
    }

    private async Task<ProgrammeImport> WriteAsync(Tx tx, JsonObject design, IReadOnlyDictionary<string, string>? files)
    {
        var key = design["key"]?.GetValue<string>() ?? "";
        if (await programmes.FindByKeyAsync(tx, key) is not { } there)
        {
            return new ProgrammeImport.Done(
                await history.BeginAsync(tx, design, "import", files, "running"),
                key,
                1,
                Changed: true
            );
        }

        if (await designs.FindAsync(tx, there.Id) is null)
        {
            await history.BeginInAsync(tx, there.Id, design, "import", files);
            return new ProgrammeImport.Done(there.Id, key, 1, Changed: true);
        }

        return await history.ChangeAsync(tx, there.Id, null, _ => design, new("import", null, files, [])) switch
        {
            DesignChange.Written written => new ProgrammeImport.Done(there.Id, key, written.Version, Changed: true),
            DesignChange.Nothing nothing => new ProgrammeImport.Done(there.Id, key, nothing.Version, Changed: false),
            var other => throw new InvalidOperationException(
                $"An import that was read and checked ended as {other.GetType().Name}."
            ),
        };
    }
}
