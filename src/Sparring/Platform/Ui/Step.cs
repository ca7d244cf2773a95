namespace Sparring.Platform.Ui;

/// <summary>One step on a way.</summary>
/// <param name="Title">What.</param>
/// <param name="Status">Done, current, or still to come.</param>
/// <param name="Detail">One more sentence (by when, by whom), or null.</param>
/// <param name="Address">Its page, or null.</param>
public sealed record Step(string Title, Status Status, string? Detail = null, string? Address = null);
