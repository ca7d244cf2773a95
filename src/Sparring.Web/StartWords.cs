using System.Text;
using Sparring.Shell.Demo;

namespace Sparring.Web;

/// <summary>What a start says when it answers: the server found, the address, and in the demo a way in for each role.</summary>
public static class StartWords
{
    public static async Task<string> SayAsync(IServiceProvider services, string database, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<SparringSettings>();
        var words = new StringBuilder();
        words.AppendLine($"Database: {database}");
        words.AppendLine($"Sparring: {settings.Address.ToString().TrimEnd('/')}");
        if (settings.IsDemo)
        {
            await using var scope = services.CreateAsyncScope();
            foreach (var way in await scope.ServiceProvider.GetRequiredService<DemoProgramme>().LoadAsync(cancel))
            {
                words.AppendLine($"sign in as {way.Role}: {way.Link}");
            }
        }

        return words.Append("Ctrl-C ends it.").ToString();
    }
}
