using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Design;

/// <summary>How a change of a design ended.</summary>
public abstract record DesignChange
{
    private DesignChange() { }

    /// <summary>Written as this version.</summary>
    public sealed record Written(int Version) : DesignChange;

    /// <summary>It says what was there already.</summary>
    public sealed record Nothing(int Version) : DesignChange;

    /// <summary>Somebody changed the design after it was read; nothing was written.</summary>
    public sealed record Overtaken(int Version) : DesignChange;

    /// <summary>The design would break a rule; nothing was written.</summary>
    public sealed record Broken(IReadOnlyList<DesignFault> Faults) : DesignChange;
}

/// <summary>Keeps the design of a programme: every change is a new version, and what was is never lost.</summary>
public sealed class DesignHistory(DesignStore store, TimeProvider clock, Ids ids)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<(int Version, JsonObject Design)?> ReadAsync(Tx tx, ProgrammeId programme) =>
        await store.FindAsync(tx, programme) is { } row ? (row.Version, Parse(row.Document)) : null;

    /// <summary>A programme that was not there: its first version.</summary>
    public Task<ProgrammeId> BeginAsync(
        Tx tx,
        JsonObject design,
        string kind,
        IReadOnlyDictionary<string, string>? files,
        string state
    ) => BeginAsync(tx, new ProgrammeId(ids.Next()), design, kind, files, state);

    /// <summary>The same under an id that was made before, so that a form sent twice begins one programme.</summary>
    public async Task<ProgrammeId> BeginAsync(
        Tx tx,
        ProgrammeId programme,
        JsonObject design,
        string kind,
        IReadOnlyDictionary<string, string>? files,
        string state
    )
    {
        await store.AddProgrammeAsync(tx, HeadOf(programme, design, state));
        if (tx.Viewer is { } viewer)
        {
            await store.OrganiseAsync(tx, programme, viewer.Person);
        }

        await BeginInAsync(tx, programme, design, kind, files);
        return programme;
    }

    /// <summary>The first version of a design for a programme that is there without one.</summary>
    public Task BeginInAsync(
        Tx tx,
        ProgrammeId programme,
        JsonObject design,
        string kind,
        IReadOnlyDictionary<string, string>? files
    ) => WriteAsync(tx, programme, 1, design, new Cause(kind, null, files, []));

    /// <summary>A new version, unless what it concerns was changed after the writer had read it.</summary>
    public async Task<DesignChange> ChangeAsync(
        Tx tx,
        ProgrammeId programme,
        Reading? reading,
        Func<JsonObject, JsonObject?> change,
        Cause cause
    )
    {
        if (await store.HoldAsync(tx, programme) is not { } row)
        {
            throw new InvalidOperationException("The programme has no design.");
        }

        if (reading is not null && await IsOvertakenAsync(tx, programme, reading, row.Version))
        {
            return new DesignChange.Overtaken(row.Version);
        }

        var old = Parse(row.Document);
        if (change((JsonObject)old.DeepClone()) is not { } made)
        {
            return new DesignChange.Overtaken(row.Version);
        }

        var changed = DesignTree.Tidy(made);
        var broken = DesignRules.Check(changed).ExceptBy(DesignRules.Check(old).Select(Named), Named).ToList();
        if (broken.Count > 0)
        {
            return new DesignChange.Broken(broken);
        }

        var edits = DesignEdits.Between(old, changed);
        if (edits.Count == 0)
        {
            return new DesignChange.Nothing(row.Version);
        }

        await WriteAsync(tx, programme, row.Version + 1, changed, cause with { Edits = edits });
        return new DesignChange.Written(row.Version + 1);
    }

    /// <summary>A step in the life of the programme: in the history like a change, and the design stays as it is.</summary>
    public Task StepAsync(Tx tx, ProgrammeId programme, string kind, IEnumerable<string> from, string to) =>
        store.StepAsync(tx, programme, kind, from, to, clock.GetUtcNow());

    /// <summary>What the writer had before her: the version, and the thing she changes. Others may change other things meanwhile.</summary>
    public sealed record Reading(int Version, string Path);

    // The thing itself, one of its fields, or what it stands in having gone.
    private async Task<bool> IsOvertakenAsync(Tx tx, ProgrammeId programme, Reading reading, int version) =>
        reading.Version < version
        && (await store.ChangesAsync(tx, programme, reading.Version, int.MaxValue))
            .SelectMany(change => EditsOf(change.Edits))
            .Any(edit => IsOf(edit.Path, reading.Path) || (edit.New is null && IsOf(reading.Path, edit.Path)));

    private static bool IsOf(string path, string thing) =>
        thing.Length == 0
            ? !path.Contains('/', StringComparison.Ordinal)
            : path == thing || path.StartsWith(thing + "/", StringComparison.Ordinal);

    /// <summary>Why a version came about; <c>Files</c> are kept until the next change.</summary>
    public sealed record Cause(
        string Kind,
        int? Undoes,
        IReadOnlyDictionary<string, string>? Files,
        IReadOnlyList<DesignEdit> Edits
    )
    {
        public static Cause Edit { get; } = new("edit", null, null, []);
    }

    public static IReadOnlyList<DesignEdit> EditsOf(string json) =>
        JsonSerializer.Deserialize<DesignEdit[]>(json, Json) ?? [];

    public static JsonObject Parse(string json) =>
        JsonNode.Parse(json) as JsonObject ?? throw new JsonException("A design is an object.");

    // What a rule says about a place; a fault that was there before does not stop another change.
    private static (string Path, string Wrong) Named(DesignFault fault) => (fault.Path, fault.Wrong);

    private Task WriteAsync(Tx tx, ProgrammeId programme, int version, JsonObject design, Cause cause) =>
        store.WriteAsync(
            tx,
            HeadOf(programme, design, ""),
            new DesignStore.DesignVersion(
                programme,
                version,
                design.ToJsonString(Json),
                cause.Files is null ? null : JsonSerializer.Serialize(cause.Files, Json),
                cause.Kind,
                cause.Undoes,
                clock.GetUtcNow(),
                JsonSerializer.Serialize(cause.Edits, Json)
            ),
            RowsOf(ProgrammeDesign.Of(design))
        );

    private static DesignStore.ProgrammeHead HeadOf(ProgrammeId programme, JsonObject document, string state)
    {
        var design = ProgrammeDesign.Of(document);
        return new(
            programme,
            design.Key,
            JsonSerializer.Serialize(design.Title, Json),
            design.Starts,
            design.Ends,
            state
        );
    }

    private static DesignStore.PlanRows RowsOf(ProgrammeDesign design) =>
        new(
            Rows(
                design.Phases.Select(
                    (phase, position) =>
                        Row(phase.Key, phase.Title, position, phase.When.Notation, phase.When.First, phase.When.Last)
                )
            ),
            Rows(
                design
                    .Phases.SelectMany(phase => phase.Activities.Select(activity => (phase, activity)))
                    .Select(ActivityRow)
            ),
            Rows(design.Deadlines.Select(DeadlineRow))
        );

    private static JsonObject ActivityRow((Phase Phase, Activity Activity) at, int position)
    {
        var when = at.Activity.When;
        var row = Row(at.Activity.Key, at.Activity.Title, position, when.Notation, when.First, when.Last);
        row["phase"] = at.Phase.Key;
        row["kind"] = at.Activity.Kind;
        row["hours"] = at.Activity.Hours;
        return row;
    }

    private static JsonObject DeadlineRow(PlanDeadline deadline, int position)
    {
        var row = Row(deadline.Key, deadline.Title, position, "", deadline.Day, deadline.Day);
        row["kind"] = deadline.Kind;
        row["day"] = Iso(deadline.Day);
        return row;
    }

    private static JsonObject Row(
        string key,
        Bilingual title,
        int position,
        string fuzzy,
        DateOnly first,
        DateOnly last
    ) =>
        new()
        {
            ["key"] = key,
            ["title"] = JsonSerializer.SerializeToNode(title, Json),
            ["position"] = position,
            ["fuzzy"] = fuzzy,
            ["first_day"] = Iso(first),
            ["last_day"] = Iso(last),
        };

    private static string Iso(DateOnly day) => Contract.FuzzyDate.Of(day).Notation;

    private static string Rows(IEnumerable<JsonObject> rows) => new JsonArray([.. rows]).ToJsonString(Json);
}
