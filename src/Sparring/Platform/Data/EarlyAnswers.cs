using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>
/// Answers that came with the question who is asking: first that one's, then those to <paramref name="likely"/>'s
/// questions, each read once and in this order. Who does not read them gives them back by disposing.
/// </summary>
public sealed class EarlyAnswers(NpgsqlBatch batch, NpgsqlDataReader rows, Answers answers, Viewer likely)
    : IAsyncDisposable
{
    private bool isGivenBack;

    /// <summary>Who is asking. To be read before anything else.</summary>
    public Task<T?> WhoAsync<T>()
        where T : class => answers.FindAsync<T>();

    /// <summary>Whether these were asked as this viewer, with the roles she has now.</summary>
    public bool AreFor(Viewer viewer) => likely.AsksAs(viewer);

    /// <summary>The answers to her questions, in their order; the connection goes back when they have been read.</summary>
    public async Task<T> ReadAsync<T>(Func<Answers, Task<T>> read)
    {
        await using (this)
        {
            return await read(answers);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isGivenBack)
        {
            // Once only: by now the driver may have given this reader to another request.
            return;
        }

        isGivenBack = true;
        await rows.DisposeAsync();
        await batch.DisposeAsync();
    }
}
