using System.Runtime.CompilerServices;
using Sparring.Platform.Data;

namespace Sparring.Mutation.Sample;

/// <summary>One PostgreSQL for the loop and all it starts, so that a process which is ended leaves none running.</summary>
public static class Server
{
    private const string Connection = "SPARRING_TEST_CONNECTION";

    [ModuleInitializer]
    public static void Start()
    {
        if (Environment.GetEnvironmentVariable(Connection) is { Length: > 0 })
        {
            return;
        }
        var folder = Directory.CreateTempSubdirectory("sparring-mutation-").FullName;
        var started = Task.Run(() =>
                EmbeddedPostgres.StartAsync(folder, CancellationToken.None, "fsync=off", "synchronous_commit=off")
            )
            .GetAwaiter()
            .GetResult();
        Environment.SetEnvironmentVariable(Connection, started.SuperuserConnectionString);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Task.Run(async () => await started.DisposeAsync()).GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
    }
}
