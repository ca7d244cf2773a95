using Sparring.Platform.Data;

[assembly: InDatabase<Sparring.Rooms.Foundation.Contract.FoundationId>]
[assembly: InDatabase<Sparring.Rooms.Foundation.Contract.FoundationVersionId>]

namespace Sparring.Rooms.Foundation.Contract;

/// <summary>A leader's personal leadership foundation in one programme.</summary>
public readonly record struct FoundationId(Guid Value) : IId<FoundationId>
{
    public static FoundationId Of(Guid value) => new(value);
}

/// <summary>A kept version of a leadership foundation; its text never changes.</summary>
public readonly record struct FoundationVersionId(Guid Value) : IId<FoundationVersionId>
{
    public static FoundationVersionId Of(Guid value) => new(value);
}
