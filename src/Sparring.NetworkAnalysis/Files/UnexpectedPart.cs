namespace Sparring.NetworkAnalysis.Files;

/// <summary>A file says something that cannot be read; carried up to the reader, which refuses with its sentence.</summary>
internal sealed class UnexpectedPart(string sentence) : Exception(sentence);
