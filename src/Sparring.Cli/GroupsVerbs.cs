using System.CommandLine;

namespace Sparring.Cli;

/// <summary><c>sparring groups …</c>: composing groups from a file, without a database.</summary>
public static class GroupsVerbs
{
    public static Command Command() => new("groups", "Composes groups.") { };
}
