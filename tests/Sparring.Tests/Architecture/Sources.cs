using Sparring.Testing;

namespace Sparring.Tests.Architecture;

/// <summary>A file of the repository as the guards read it.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public bool Is(string ending) => Path.EndsWith(ending, StringComparison.Ordinal);
}

/// <summary>The files we write: nothing built, fetched or kept.</summary>
public static class Sources
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        "bin",
        "obj",
        "node_modules",
        "wwwroot",
        "data",
        ".git",
        "artifacts",
        "TestResults",
    };

    public static IReadOnlyList<SourceFile> All { get; } = [.. Walk(Repository.Root)];

    public static IEnumerable<SourceFile> Of(params string[] endings) => All.Where(file => endings.Any(file.Is));

    /// <summary>The folder of texts a file's sentences are in: <c>Rooms/X</c>, <c>Platform/Y</c> or <c>Shell</c>; null elsewhere.</summary>
    public static string? TextsOf(string path) =>
        path.Split('/') switch
        {
            ["src", "Sparring", "Rooms", var room, ..] => $"src/Sparring/Rooms/{room}/{room}Texts",
            ["src", "Sparring", "Platform", var part, _, ..] => $"src/Sparring/Platform/{part}/{part}Texts",
            ["src", "Sparring", "Shell", ..] => "src/Sparring/Shell/ShellTexts",
            _ => null,
        };

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (IsText(file))
            {
                yield return new SourceFile(
                    Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'),
                    File.ReadAllText(file)
                );
            }
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (!Skipped.Contains(Path.GetFileName(inner)))
            {
                foreach (var file in Walk(inner))
                {
                    yield return file;
                }
            }
        }
    }

    private static bool IsText(string file) =>
        Path.GetExtension(file)
            is ".cs"
                or ".razor"
                or ".resx"
                or ".sql"
                or ".md"
                or ".csproj"
                or ".props"
                or ".css"
                or ".ts"
                or ".mjs"
                or ".csv"
                or ".yaml"
        || Path.GetFileName(file) is "run" or "test";
}
