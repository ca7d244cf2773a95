using System.Reflection;
using Xunit;
using Xunit.v3;

namespace Sparring.Mutation.Sample;

/// <summary>What the constructor of a test class asks for: made when it is asked for, one of each kind; an assembly's own one stays.</summary>
public static class Fixtures
{
    private static readonly Dictionary<Type, object> Made = [];
    private static readonly HashSet<Type> Lasting =
    [
        .. typeof(Fixtures)
            .Assembly.GetCustomAttributes<AssemblyFixtureAttribute>()
            .Select(one => one.AssemblyFixtureType),
    ];

    public static async Task<object> NewAsync(Type type)
    {
        var asked = type.GetConstructors()[0].GetParameters();
        var given = new List<object?>();
        foreach (var parameter in asked)
        {
            given.Add(await OfAsync(parameter.ParameterType));
        }
        var made = Activator.CreateInstance(type, [.. given]) ?? throw new InvalidOperationException(type.Name);
        if (made is IAsyncLifetime lives)
        {
            await lives.InitializeAsync();
        }
        return made;
    }

    /// <summary>Away with all but what lasts as long as the process.</summary>
    public static async Task ClearAsync(bool all = false)
    {
        foreach (var (type, one) in Made.Where(one => all || !Lasting.Contains(one.Key)).Reverse().ToList())
        {
            Made.Remove(type);
            await EndAsync(one);
        }
    }

    public static async Task EndAsync(object one)
    {
        if (one is IAsyncDisposable ends)
        {
            await ends.DisposeAsync();
        }
        else
        {
            (one as IDisposable)?.Dispose();
        }
    }

    private static async Task<object> OfAsync(Type type)
    {
        if (!Made.TryGetValue(type, out var made))
        {
            made = await NewAsync(type);
            Made.Add(type, made);
        }
        return made;
    }
}
