using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Waves;

/// <summary>A wave as it was opened, and its figures once it is closed.</summary>
public sealed record Wave(
    WaveId Id,
    TenantId Tenant,
    ProgrammeId Programme,
    int Number,
    Instrument Instrument,
    WaveWish Plan,
    DateOnly DeletedOn,
    PersonId OpenedBy,
    DateTimeOffset? ClosedAt
)
{
    public string Address => AddressOf(Id);

    public static string AddressOf(WaveId id) => $"/surveys/{id.Value}";

    /// <summary>What its boxes are bound to.</summary>
    public string Label => Id.Value.ToString();

    /// <summary>Answers are taken to the end of the last day, and never once it is closed.</summary>
    public bool Takes(DateOnly today) => ClosedAt is null && today <= Plan.ClosesOn;

    /// <summary>Where something of the wave itself is sealed: under a key of its own, which is no person's.</summary>
    public SealedPlace PlaceOf(string field) =>
        new(Tenant, Programme, new(Id.Value), Artefact.SurveyAnswers, Id.Value, field, 1);
}

/// <summary>Somebody who was asked, where she was that day.</summary>
public sealed record Place(int Number, PersonId Person, string? Department, string? Level);
