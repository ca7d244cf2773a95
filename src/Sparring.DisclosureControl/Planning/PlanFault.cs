namespace Sparring.DisclosureControl.Planning;

/// <summary>Something in a request that cannot be meant.</summary>
public abstract record PlanFault
{
    private PlanFault() { }

    /// <summary>The fault as one English sentence.</summary>
    public abstract string Sentence { get; }

    public sealed record Nobody : PlanFault
    {
        public override string Sentence => "There is nobody to ask.";
    }

    public sealed record BelowTheFloor(int Smallest) : PlanFault
    {
        public override string Sentence => $"A cell of {Smallest} is below the floor of {Ledger.Floor} people.";
    }

    public sealed record NameTwice(string Breakdown) : PlanFault
    {
        public override string Sentence => $"“{Breakdown}” is asked for twice.";
    }

    public sealed record WrongLength(string Breakdown, int Given, int People) : PlanFault
    {
        public override string Sentence => $"“{Breakdown}” has {Given} values for {People} people.";
    }

    public sealed record WorthNothing(string Breakdown, int Worth) : PlanFault
    {
        public override string Sentence => $"“{Breakdown}” is worth {Worth}; what is asked for is worth 1 or more.";
    }

    public sealed record UnknownPart(string Breakdown, int Part, int Parts) : PlanFault
    {
        public override string Sentence =>
            $"“{Breakdown}” puts somebody in part {Part} of {Parts}; parts are numbered from 0.";
    }

    public sealed record UnknownPerson(string Where, int Person, int People) : PlanFault
    {
        public override string Sentence =>
            $"{Where} names person {Person}; people are numbered from 0 to {People - 1}.";
    }

    public sealed record Unreadable(string Reason) : PlanFault
    {
        public override string Sentence => Reason;
    }
}
