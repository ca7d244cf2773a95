using System.Net;
using System.Net.Sockets;
using System.Text;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>A calendar as a file, or from its address: only https, only the open internet, a limit of size and time, no redirects.</summary>
public sealed class CalendarFetcher : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            AutomaticDecompression = DecompressionMethods.None,
        }
    )
    {
        Timeout = Longest,
        MaxResponseContentBufferSize = CalendarReader.MostBytes,
    };

    private readonly RoomTexts texts = RoomTexts.Of<CalendarFetcher>();

    /// <summary>The text, or a sentence that says why there is none.</summary>
    public async Task<(string Text, string? Refusal)> TextAsync(Form form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            return file.Length > CalendarReader.MostBytes
                ? ("", texts["when.faultLarge"])
                : (await reader.ReadToEndAsync(cancel), null);
        }

        var typed = form["address"].Replace("webcal://", "https://", StringComparison.OrdinalIgnoreCase);
        if (
            !Uri.TryCreate(typed, UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps
            || !address.IsDefaultPort
        )
        {
            return ("", texts["when.faultAddress"]);
        }

        try
        {
            using var response = await http.GetAsync(address, cancel);
            return response.IsSuccessStatusCode
                ? (await ReadAsync(response.Content, cancel), null)
                : ("", texts["when.faultFetch"]);
        }
        catch (Exception fault)
            when (fault is HttpRequestException or IOException or TaskCanceledException
                && !cancel.IsCancellationRequested
            )
        {
            return ("", texts["when.faultFetch"]);
        }
    }

    /// <summary>As UTF-8, which calendars are written in, whatever the server says of it.</summary>
    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancel) =>
        Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancel));

    /// <summary>Whether an address is one of the open internet: none of ours, none of a private network.</summary>
    public static bool IsOpen(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Only global unicast (2000::/3), without the ranges that carry an IPv4 address within (6to4, Teredo, documentation).
            var bytes = plain.GetAddressBytes();
            return (bytes[0] & 0xE0) == 0x20
                && bytes is not [0x20, 0x02, ..]
                && bytes is not [0x20, 0x01, 0x00, 0x00, ..]
                && bytes is not [0x20, 0x01, 0x0d, 0xb8, ..];
        }

        return plain.GetAddressBytes() switch
        {
            [0 or 10 or 127, ..] or [>= 224, ..] => false,
            [100, >= 64 and <= 127, ..] or [169, 254, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] => false,
            [192, 0, 0 or 2, _] or [198, 18 or 19, ..] or [198, 51, 100, _] or [203, 0, 113, _] => false,
            _ => true,
        };
    }

    public void Dispose() => http.Dispose();

    // The address that was looked at is the one that is connected to: a name cannot change its mind in between.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsOpen))
        {
            throw new HttpRequestException("The calendar's address is not on the open internet.");
        }

#pragma warning disable CA2000 // because the stream that is returned owns the socket, and a failed connection disposes it
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
