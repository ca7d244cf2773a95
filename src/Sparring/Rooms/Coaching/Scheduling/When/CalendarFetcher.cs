using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>From which addresses a calendar is fetched.</summary>
/// <param name="IsOpen">Whether a machine may be asked.</param>
/// <param name="IsAllowed">Whether an address may be asked for, also one that another led to.</param>
/// <param name="Trusts">Which certificates count; null: those the system trusts.</param>
public sealed record CalendarDoors(
    Func<IPAddress, bool> IsOpen,
    Func<Uri, bool> IsAllowed,
    RemoteCertificateValidationCallback? Trusts = null
)
{
    public static CalendarDoors OpenInternet { get; } =
        new(CalendarFetcher.IsOpen, address => address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort);
}

/// <summary>
/// A calendar as a file, or from its address: only https, only the open internet, a limit of size and time, and at most three times
/// sent on, each looked at like the first.
/// </summary>
public sealed class CalendarFetcher(CalendarDoors doors) : IDisposable
{
    private const int MostRedirects = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = (context, cancel) => ConnectAsync(doors, context, cancel),
            AutomaticDecompression = DecompressionMethods.None,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = doors.Trusts },
        }
    )
    {
        Timeout = Longest,
        MaxResponseContentBufferSize = CalendarReader.MostBytes,
    };

    /// <summary>The text of the form's file, or of the calendar at its address; or one of <see cref="CalendarFaults"/>.</summary>
    public async Task<(string Text, string? Fault)> TextAsync(Form form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return await FetchAsync(form["address"], cancel);
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return file.Length > CalendarReader.MostBytes
            ? ("", CalendarFaults.Large)
            : (await reader.ReadToEndAsync(cancel), null);
    }

    /// <summary>The calendar at an address, or one of <see cref="CalendarFaults"/>.</summary>
    public async Task<(string Text, string? Fault)> FetchAsync(string typed, CancellationToken cancel)
    {
        var text = typed.Replace("webcal://", "https://", StringComparison.OrdinalIgnoreCase);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !doors.IsAllowed(address))
        {
            return ("", CalendarFaults.Address);
        }

        try
        {
            return await FollowAsync(address, cancel);
        }
        catch (Exception fault)
            when (fault is HttpRequestException or IOException or TaskCanceledException
                && !cancel.IsCancellationRequested
            )
        {
            return ("", FaultOf(fault));
        }
    }

    private async Task<(string Text, string? Fault)> FollowAsync(Uri address, CancellationToken cancel)
    {
        for (var sent = 0; sent <= MostRedirects; sent++)
        {
            using var response = await http.GetAsync(address, cancel);
            if (response.IsSuccessStatusCode)
            {
                return (await ReadAsync(response.Content, cancel), null);
            }

            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return ("", CalendarFaults.Refused);
            }

            if (response.Headers.Location is not { } to || !doors.IsAllowed(address = new Uri(address, to)))
            {
                break;
            }
        }

        return ("", CalendarFaults.Redirect);
    }

    private static string FaultOf(Exception fault) =>
        fault switch
        {
            TaskCanceledException => CalendarFaults.Slow,
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                CalendarFaults.Large,
            { InnerException: UnauthorizedAccessException } => CalendarFaults.Closed,
            _ => CalendarFaults.Unreachable,
        };

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
    private static async ValueTask<Stream> ConnectAsync(
        CalendarDoors doors,
        SocketsHttpConnectionContext context,
        CancellationToken cancel
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => doors.IsOpen(address)))
        {
            throw new UnauthorizedAccessException("The calendar's address is not on the open internet.");
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
