using System.Security.Cryptography;
using Sparring.Platform.Data;

[assembly: InDatabase<Sparring.Platform.Data.TenantId>]
[assembly: InDatabase<Sparring.Platform.Data.PersonId>]
[assembly: InDatabase<Sparring.Platform.Data.ProgrammeId>]
[assembly: InDatabase<Sparring.Platform.Data.SparringGroupId>]

namespace Sparring.Platform.Data;

/// <summary>An id that is a type: a person's id never stands where a programme's should.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf Of(Guid value);
}

/// <summary>The organisation whose data this is; nothing is shared between two tenants.</summary>
public readonly record struct TenantId(Guid Value) : IId<TenantId>
{
    public static TenantId Of(Guid value) => new(value);
}

/// <summary>A person in one organisation, in whatever roles.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId>
{
    public static PersonId Of(Guid value) => new(value);
}

/// <summary>A programme, the time-boxed course of development a forum takes part in.</summary>
public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static ProgrammeId Of(Guid value) => new(value);
}

/// <summary>A sparring group of one programme.</summary>
public readonly record struct SparringGroupId(Guid Value) : IId<SparringGroupId>
{
    public static SparringGroupId Of(Guid value) => new(value);
}

/// <summary>The door through which new ids come; random, so that an id tells neither time nor order.</summary>
public sealed class Ids
{
    private readonly Random? seeded;

    private Ids(Random? seeded) => this.seeded = seeded;

    public static Ids Secure { get; } = new(null);

    /// <summary>The same ids at every run: for tests and the demo.</summary>
#pragma warning disable CA5394 // because these ids are not secrets: they are made to be the same at every run
    public static Ids From(int seed) => new(new Random(seed));

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        if (seeded is null)
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            lock (seeded)
            {
                seeded.NextBytes(bytes);
            }
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
#pragma warning restore CA5394
}
