using Mono.Cecil;

namespace Sparring.Tests.Architecture;

/// <summary>How long a file and a method may be.</summary>
public static class Sizes
{
    private const int LongestMethod = 40;

    public static IReadOnlyList<string> FileFaults(IEnumerable<SourceFile> files) =>
        [
            .. files
                .Select(file => (file.Path, Length: file.Lines.Count, Longest: LongestOf(file)))
                .Where(file => file.Length > file.Longest)
                .Select(file => $"{file.Path} has {file.Length} lines; {file.Longest} at most"),
        ];

    /// <summary>Methods by the lines their code spans; components and initial values are left to their file's size.</summary>
    public static IReadOnlyList<string> MethodFaults(ModuleDefinition module) =>
        [
            .. module
                .GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => !method.IsConstructor)
                .Select(method => (method, lines: LinesOf(method)))
                .Where(method => method.lines > LongestMethod)
                .Select(method =>
                    $"{method.method.DeclaringType.FullName}.{method.method.Name} has {method.lines} lines; {LongestMethod} at most"
                ),
        ];

    private static int LongestOf(SourceFile file) =>
        file.Is(".razor") ? 120
        : file.Path.StartsWith("tests/", StringComparison.Ordinal) ? 500
        : 300;

    private static int LinesOf(MethodDefinition method)
    {
        var points = method
            .DebugInformation.SequencePoints.Where(point =>
                !point.IsHidden && point.Document.Url.EndsWith(".cs", StringComparison.Ordinal)
            )
            .Where(point => !point.Document.Url.EndsWith(".g.cs", StringComparison.Ordinal))
            .ToList();
        return points.Count == 0 ? 0 : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;
    }
}
