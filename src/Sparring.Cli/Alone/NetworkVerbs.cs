using System.CommandLine;

namespace Sparring.Cli;

/// <summary><c>sparring network …</c>: every measure of a network from a file.</summary>
public static class NetworkVerbs
{
    public static Command Command() => new("network", "Measures networks.") { AnalyseNetwork.Command() };
}
