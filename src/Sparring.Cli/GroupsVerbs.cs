using System.CommandLine;

namespace Sparring.Cli;

/// <summary><c>sparring groups …</c>: composing groups from a file, and lists of groups in and out of the database.</summary>
public static class GroupsVerbs
{
    public static Command Command() =>
        new("groups", "Composes groups; reads and writes lists of them.")
        {
            ComposeGroups.Command(),
            RoundsVerb.Command(),
            MdgpVerb.Command(),
            GroupListVerbs.Import(),
            GroupListVerbs.Export(),
        };

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
