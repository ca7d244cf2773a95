using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Sparring.Testing;

/// <summary>
/// A port for a program that a test starts. It lies below those a system deals out by itself (from 32768 on Linux, 49152 on
/// macOS): a port dealt out and given back may belong to somebody else before the program listens on it.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;
    private static int last = Environment.ProcessId;

    public static string Next()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref last) & int.MaxValue) % Count);
            try
            {
                using var free = new TcpListener(IPAddress.Loopback, port);
                free.Start();
                return port.ToString(CultureInfo.InvariantCulture);
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
