namespace Sparring.Platform.Ui;

/// <summary>The head of a column.</summary>
/// <param name="Title">Its name; give each cell the same words as <c>data-label</c> for the phone.</param>
/// <param name="SortAddress">The same page sorted by it, when it can be.</param>
/// <param name="Sorted"><c>ascending</c>, <c>descending</c>, or null when the table is not sorted by it.</param>
/// <param name="IsNumeric">Numbers stand to the right.</param>
public sealed record Column(string Title, string? SortAddress = null, string? Sorted = null, bool IsNumeric = false);
