using Mono.Cecil;
using Sparring.DisclosureControl;
using Sparring.GroupComposition;
using Sparring.NetworkAnalysis;

namespace Sparring.Tests.Architecture;

/// <summary>Our assemblies as compiled, with their line numbers.</summary>
public static class Compiled
{
    public static ModuleDefinition Application { get; } = Read(typeof(SparringApp).Assembly.Location);

    public static ModuleDefinition Web { get; } = Read(Path.Combine(AppContext.BaseDirectory, "Sparring.Web.dll"));

    public static ModuleDefinition CommandLine { get; } =
        Read(Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"));

    public static ModuleDefinition DisclosureControl { get; } = Read(typeof(PersonSet).Assembly.Location);

    public static ModuleDefinition GroupComposition { get; } = Read(typeof(GroupProblem).Assembly.Location);

    public static ModuleDefinition NetworkAnalysis { get; } = Read(typeof(Network).Assembly.Location);

    /// <summary>This assembly: it holds the planted violations.</summary>
    public static ModuleDefinition Tests { get; } = Read(typeof(Compiled).Assembly.Location);

    private static ModuleDefinition Read(string path) =>
        ModuleDefinition.ReadModule(path, new ReaderParameters { ReadSymbols = true, InMemory = true });
}
