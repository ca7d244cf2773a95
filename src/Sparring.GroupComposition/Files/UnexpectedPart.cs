namespace Sparring.GroupComposition.Files;

#pragma warning disable CA1032, CA1064 // because it never leaves this folder and is made with a fault or a sentence only
/// <summary>Ends the reading of a file at its first unexpected part.</summary>
internal sealed class UnexpectedPart(ProblemFault fault) : Exception(fault.Sentence)
{
    public UnexpectedPart(string sentence)
        : this(new ProblemFault.Unreadable(sentence)) { }

    public ProblemFault Fault { get; } = fault;
}
#pragma warning restore CA1032, CA1064 // because the rest follows the rule
