namespace Sparring.Platform.Ui;

/// <summary>One answer one may choose.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="Hint">One more sentence, or null.</param>
public sealed record Option(string Value, string Label, string? Hint = null);
