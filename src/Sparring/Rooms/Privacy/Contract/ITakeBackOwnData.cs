using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>
/// A room that takes a person's own texts back from the file she was given (<c>/privacy/mine/file.json</c>), in this
/// organisation or another. It overwrites nothing, and the same file again is nothing.
/// </summary>
public interface ITakeBackOwnData
{
    /// <summary>The room's name in the file, as its <see cref="OwnData.Room"/>.</summary>
    string Room { get; }

    /// <summary>Takes back what it can, as the viewer herself; asked only when the file has something of the room.</summary>
    Task<TakenBack> TakeBackAsync(Tx tx, Viewer viewer, OwnFileRoom file);
}

/// <summary>What came of a room's part of a file, in sentences for its owner.</summary>
public sealed record TakenBack(string Heading, IReadOnlyList<string> Taken, IReadOnlyList<string> LeftOut);

/// <summary>One room's part of a person's file: entries by the name of their list; a list that is not there is empty.</summary>
public sealed record OwnFileRoom(IReadOnlyDictionary<string, IReadOnlyList<OwnFileEntry>> Lists)
{
    public IReadOnlyList<OwnFileEntry> this[string list] => Lists.GetValueOrDefault(list) ?? [];
}

/// <summary>One entry: facts by name, as text.</summary>
public sealed record OwnFileEntry(IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The text of a fact; empty when it is not there.</summary>
    public string this[string name] => Facts.GetValueOrDefault(name, "");

    /// <summary>When it happened; null when that is not there or is no moment.</summary>
    public DateTimeOffset? Moment(string name) =>
        DateTimeOffset.TryParse(
            this[name],
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at.ToUniversalTime()
            : null;

    public int? Number(string name) =>
        int.TryParse(this[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) => DateOnly.TryParseExact(this[name], "yyyy-MM-dd", out var day) ? day : null;
}
