namespace Sparring.GroupComposition.Scheduling;

/// <summary>One way to serve a group: a chain, or nothing; what it costs beyond the least; and what it books.</summary>
internal sealed record Column(int Group, Chain? Chain, long Excess, bool TakesPlace, Booking[] Bookings)
{
    public int Coach => Chain?.Coach ?? -1;
}
