namespace Sparring.GroupComposition.Files;

/// <summary>Ends the reading of a file at its first unexpected part; never leaves this folder.</summary>
internal sealed class UnexpectedPart(ProblemFault fault) : Exception(fault.Sentence)
{
    public UnexpectedPart(string sentence)
        : this(new ProblemFault.Unreadable(sentence)) { }

    public ProblemFault Fault { get; } = fault;
}
