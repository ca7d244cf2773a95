using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sparring.Tests.Platform.Mail;

/// <summary>A mail server on a loopback socket that keeps what it is given.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    private SmtpServer() => listener.Start();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<byte[]> Messages { get; } = [];

    public ConcurrentQueue<string> Recipients { get; } = [];

    public string? AnswerToRecipient { get; set; }

    public static SmtpServer Start()
    {
        var server = new SmtpServer();
        _ = server.AcceptAsync();
        return server;
    }

    public void Stop() => listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stopped = stop.Token;
        while (!stopped.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stopped);
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        // Latin 1 gives every byte back as it came.
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1)
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var answer = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" or "MAIL" => "250 OK",
                "RCPT" => Recipient(line),
                "DATA" => "354 Go on",
                "QUIT" => "221 Bye",
                _ => "250 OK",
            };
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("354", StringComparison.Ordinal))
            {
                Messages.Enqueue(Encoding.Latin1.GetBytes(await DataAsync(reader)));
                await writer.WriteLineAsync("250 Kept");
            }
        }
    }

    private string Recipient(string line)
    {
        Recipients.Enqueue(line.Split('<', '>')[1]);
        return AnswerToRecipient ?? "250 OK";
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return data.ToString();
    }
}
