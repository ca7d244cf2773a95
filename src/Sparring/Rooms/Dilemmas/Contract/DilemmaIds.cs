using Sparring.Platform.Data;

[assembly: InDatabase<Sparring.Rooms.Dilemmas.Contract.DilemmaId>]
[assembly: InDatabase<Sparring.Rooms.Dilemmas.Contract.GeneralCaseId>]

namespace Sparring.Rooms.Dilemmas.Contract;

/// <summary>A leader's dilemma in one programme.</summary>
public readonly record struct DilemmaId(Guid Value) : IId<DilemmaId>
{
    public static DilemmaId Of(Guid value) => new(value);
}

/// <summary>A general case, made of several leaders' dilemmas.</summary>
public readonly record struct GeneralCaseId(Guid Value) : IId<GeneralCaseId>
{
    public static GeneralCaseId Of(Guid value) => new(value);
}
