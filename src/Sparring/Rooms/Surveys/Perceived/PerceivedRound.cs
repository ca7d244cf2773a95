using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;

[assembly: InDatabase<Sparring.Rooms.Surveys.Perceived.RoundId>]

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>One time employees are asked about their leaders.</summary>
public readonly record struct RoundId(Guid Value) : IId<RoundId>
{
    public static RoundId Of(Guid value) => new(value);
}

/// <summary>A round as it was opened.</summary>
public sealed record PerceivedRound(
    RoundId Id,
    TenantId Tenant,
    ProgrammeId Programme,
    int Number,
    Instrument Instrument,
    int Smallest,
    DateOnly ClosesOn,
    DateOnly DeletedOn,
    DateTimeOffset? ClosedAt
)
{
    /// <summary>The instrument that comes along.</summary>
    public const string Shipped = "perceived-leadership";

    /// <summary>Fewer say too little of a leader to build on.</summary>
    public const int Certain = 10;

    /// <summary>What its boxes are bound to.</summary>
    public string Label => Id.Value.ToString();

    public Block Questions => Instrument.Blocks.Single();

    public bool Takes(DateOnly today) => ClosedAt is null && today <= ClosesOn;

    /// <summary>Where something of the round itself is sealed: under a key of its own, which is no person's.</summary>
    public SealedPlace PlaceOf(string field) =>
        new(Tenant, Programme, new(Id.Value), Artefact.PerceivedRatings, Id.Value, field, 1);

    public SealedPlace ReportOf(PersonId leader) =>
        new(Tenant, Programme, leader, Artefact.PerceivedReport, Id.Value, "report", 1);
}

/// <summary>What stands in a rater's link: 256 random bits. Its hash finds her row, another hash her box; the two cannot be told to belong together without it.</summary>
public readonly record struct RaterLink(string Text)
{
    public byte[] Hash => HashOf("link");

    public Guid Box => new(HashOf("box").AsSpan(0, 16));

    public static RaterLink New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    // A link printed by accident tells nothing.
    public override string ToString() => "…";

    private byte[] HashOf(string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"{what}/{Text}"));
}

/// <summary>Who is asked about whom.</summary>
public sealed record Rater(PersonId Leader, PersonId Person, string Name, string Language, string LeaderName);

/// <summary>What lies in a box of a round.</summary>
public sealed record Rating(Guid Leader, Guid Rater, IReadOnlyDictionary<string, string> Lines)
{
    public static Rating Of(byte[] bytes) =>
        JsonSerializer.Deserialize<Rating>(bytes, SharedNames.Options)
        ?? throw new InvalidDataException("An empty box.");
}

/// <summary>A round as it is written down.</summary>
public sealed record NewRound(
    TenantId Tenant,
    RoundId Id,
    ProgrammeId Programme,
    string Instrument,
    int Smallest,
    byte[] PublicKey,
    byte[] PrivateKey,
    DateOnly ClosesOn,
    DateOnly DeletedOn,
    DateTimeOffset Now,
    PersonId Viewer
);
