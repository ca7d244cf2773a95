using System.Net;

namespace Sparring.Testing;

/// <summary>Sends one thing after the other, as a page's script does: what got no answer is sent again before anything new.</summary>
public sealed class Insistence
{
    private Func<Task>? unanswered;

    /// <summary>Sends until the server is gone.</summary>
    public async Task WriteAsync(Func<Func<Task>> next, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            unanswered ??= next();
            if (!await TryAsync(unanswered))
            {
                return;
            }
        }
    }

    /// <summary>Sends again what got no answer, once: the server decides whether it had been done.</summary>
    public async Task SettleAsync()
    {
        if (unanswered is { } again && !await TryAsync(again))
        {
            throw new InvalidOperationException("The server does not answer after its start.");
        }
    }

    /// <summary>An answer other than the expected is a fault of the product, not of the line.</summary>
    public static void Expect(HttpResponseMessage response, HttpStatusCode status)
    {
        if (response.StatusCode != status)
        {
            throw new InvalidOperationException(
                $"{response.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)response.StatusCode}."
            );
        }
    }

    private async Task<bool> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            unanswered = null;
            return true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }
}
