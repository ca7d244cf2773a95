using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sparring.Rooms.Privacy;

namespace Sparring.Benchmarks;

/// <summary>The product's services beside a database, without a host.</summary>
public static class BenchServices
{
    public static async Task<ServiceProvider> StartAsync(string connection, string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSparring(
            new SparringSettings
            {
                ConnectionString = connection,
                KeyStore = Path.Combine(data, "bench-keys"),
                Assets = data,
                Programmes = data,
                Address = new Uri("http://localhost"),
            }
        );
        var made = services.BuildServiceProvider();
        foreach (var load in made.GetServices<IHostedService>().OfType<LoadPermissions>())
        {
            await load.StartAsync(CancellationToken.None);
        }

        return made;
    }
}
