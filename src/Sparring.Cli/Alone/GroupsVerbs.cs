using System.CommandLine;

namespace Sparring.Cli;

/// <summary><c>sparring groups …</c>: composing groups from a file, and what else this command line can do with groups.</summary>
public static class GroupsVerbs
{
    public static Command Command(params IEnumerable<Command> others)
    {
        var groups = new Command("groups", "Composes groups; reads and writes lists of them.")
        {
            ComposeGroups.Command(),
            RoundsVerb.Command(),
            MdgpVerb.Command(),
        };
        foreach (var other in others)
        {
            groups.Add(other);
        }

        return groups;
    }

    /// <summary>How a groups verb prints its answer.</summary>
    internal static Option<string> FormatOption()
    {
        var format = new Option<string>("--format")
        {
            Description = "json for programs, text for people.",
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong("json", "text");
        return format;
    }
}
