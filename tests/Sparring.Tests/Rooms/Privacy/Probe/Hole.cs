using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A fault somebody could make one day, planted in a scratch application to see whether the probe finds it.</summary>
internal sealed record Hole(string Name)
{
    /// <summary>Run on the database after the world was planted.</summary>
    public string Sql { get; init; } = "";

    /// <summary>Where the probe begins; empty: where the foundations are.</summary>
    public string[] Rooms { get; init; } = [];

    /// <summary>It must be there while the world is planted; else the world is a copy of one planted before.</summary>
    public bool IsThereFromTheStart { get; init; }

    public Action<IServiceCollection> Services { get; init; } = _ => { };

    public Action<WebApplication> Before { get; init; } = _ => { };

    public Action<WebApplication, TestDatabase> After { get; init; } = (_, _) => { };

    public override string ToString() => Name;
}
