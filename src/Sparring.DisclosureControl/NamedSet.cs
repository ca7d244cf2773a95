namespace Sparring.DisclosureControl;

/// <summary>The respondents of one published statistic, and what readers know it as.</summary>
public sealed record NamedSet(string Name, PersonSet Members);
