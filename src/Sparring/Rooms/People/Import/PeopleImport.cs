using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Import;

/// <summary>A file on its way in: uploaded, matched, checked, confirmed once.</summary>
public sealed record PeopleImport
{
    public required Guid Id { get; init; }

    public required string FileName { get; init; }

    public required string[] Headings { get; init; }

    /// <summary>For every heading the column it is, or "".</summary>
    public required string[] Matching { get; init; }

    /// <summary>Changes are true from this day on.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether who is not in the file has left.</summary>
    public bool IsWholeList { get; init; }

    public int RowCount { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>The last day on which it can be undone: what was before is kept so long.</summary>
    public DateOnly? UndoneUntil =>
        ConfirmedAt is { } at ? DateOnly.FromDateTime(at.InCopenhagen().DateTime).AddDays(DaysToUndo - 1) : null;

    public const int DaysToUndo = 30;

    public int Added { get; init; }

    public int Changed { get; init; }

    public int Leaving { get; init; }

    public int Unchanged { get; init; }

    public int Refused { get; init; }

    public IReadOnlyList<string> Ignored => [.. Headings.Where((_, at) => Matching[at].Length == 0)];

    /// <summary>Those of them that nobody uses because they were read with wrong letters.</summary>
    public IReadOnlyList<MisreadHeading> Misread =>
        [.. MisreadHeading.Among(Headings).Where(heading => Matching[heading.Place - 1].Length == 0)];

    public bool ChangesNothing => Added + Changed + Leaving == 0;
}

/// <summary>A row as it was uploaded.</summary>
public sealed record StagedRow(int Number, string[] Cells);

/// <summary>What a row will do.</summary>
public sealed record PreviewRow(
    int Row,
    string Name,
    string Email,
    string? Department,
    string Change,
    string? ChangesJson
)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public IReadOnlyList<FieldChange> Changes =>
        ChangesJson is { } json ? JsonSerializer.Deserialize<List<FieldChange>>(json, Web) ?? [] : [];
}

/// <summary>One thing about a person, before and after.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);
