using Sparring.GroupComposition;

namespace Sparring.Cli;

/// <summary>Lists of people are read by the product's own import, which is not carried along here.</summary>
internal static class ReadPeople
{
    public static bool IsList(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT" or ".XLSX";

    public static (GroupProblem? Problem, IReadOnlyList<string> Names, IReadOnlyList<string> Faults) From(
        string path,
        string? sizes
    ) =>
        (
            null,
            [],
            [
                $"{path} with --sizes {sizes} is a list of people: compose from it with src/Sparring.Cli, or give a problem as JSON.",
            ]
        );
}
