using Microsoft.Extensions.Hosting;

namespace Sparring.Rooms.Privacy;

/// <summary>Brings the matrix into the database before the first request is answered.</summary>
public sealed class LoadPermissions(PermissionTable table) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => table.WriteAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
