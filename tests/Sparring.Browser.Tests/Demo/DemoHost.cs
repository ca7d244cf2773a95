using Sparring.Browser.Tests.Demo;
using Sparring.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoHost))]

namespace Sparring.Browser.Tests.Demo;

/// <summary>The real program, as <c>./run</c> starts it: its own PostgreSQL, the demo programme, one sign-in link per role. Started when first asked for.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("sparring-browser-").FullName;
    private readonly Lazy<Task<HostProcess>> program;

    public DemoHost() => program = new(() => HostProcess.StartAsync(data, null, "--port", FreePort.Next()));

    public async Task<Uri> AddressAsync() => (await program.Value).Address;

    /// <summary>The roles of the demo, as the terminal names them.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync() => (await program.Value).Roles;

    /// <summary>The one-time link of a role; good once.</summary>
    public async Task<string> LinkAsync(string role) => (await program.Value).LinkOf(role).ToString();

    public async ValueTask DisposeAsync()
    {
        if (program.IsValueCreated)
        {
            await (await program.Value).DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }
}

/// <summary>The classes that use the one demo of the run: one after the other, and after the walk (by its name).</summary>
[CollectionDefinition(nameof(SharedDemo), DisableParallelization = true)]
public sealed class SharedDemo;
