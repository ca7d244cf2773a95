namespace Sparring.DisclosureControl.Files;

#pragma warning disable CA1032, CA1064 // because it never leaves this folder and is made with a sentence only
/// <summary>Ends the reading of a file at its first unexpected part.</summary>
internal sealed class UnexpectedPart(string sentence) : Exception(sentence);
#pragma warning restore CA1032, CA1064 // because the rest follows the rule
