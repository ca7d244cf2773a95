using System.Net;
using System.Net.Sockets;
using Sparring.Platform.Data;

namespace Sparring.Web;

/// <summary>Tries the port before anything is built on it, so that a taken one is a sentence and not a stack of calls.</summary>
public static class StartPort
{
    public static void Check(string host, int port)
    {
        var address = host is "localhost" ? IPAddress.Loopback : AddressOf(host);
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartFault(
                $"Port {port} of {host} is taken: stop what uses it, or give another with --port.",
                fault
            );
        }
        catch (SocketException fault)
        {
            throw new StartFault($"Sparring may not listen on {host}, port {port}: {fault.Message}.", fault);
        }
    }

    private static IPAddress AddressOf(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? address
            : throw new StartFault(
                $"'{host}' is no address of this machine: give one like 127.0.0.1 or 0.0.0.0 with --host."
            );
}
