using System.Text;
using Mono.Cecil;

namespace Sparring.Tests.Architecture;

/// <summary>What the pure libraries promise: they stand on the base class library alone, and their public face is approved.</summary>
public static class Libraries
{
    /// <summary>Everything an assembly refers to that is not the base class library.</summary>
    public static IEnumerable<string> ReferenceFaults(ModuleDefinition library) =>
        library
            .AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name != "System" && !name.StartsWith("System.", StringComparison.Ordinal))
            .Select(name => $"{library.Assembly.Name.Name} refers to {name}");

    /// <summary>Every public type and member, one a line, in the order of their names.</summary>
    public static string PublicFace(ModuleDefinition library)
    {
        var text = new StringBuilder();
        foreach (var type in library.GetTypes().Where(IsSeen).OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append(Name(type)).Append('\n');
            foreach (var line in Members(type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(TypeDefinition type) =>
        [
            .. type
                .Fields.Where(field => field.IsPublic && !field.IsSpecialName)
                .Select(field => $"{field.Name}: {Short(field.FieldType)}"),
            .. type
                .Properties.Where(property => property.GetMethod is { IsPublic: true })
                .Select(property => $"{property.Name}: {Short(property.PropertyType)}"),
            .. type
                .Methods.Where(method => method is { IsPublic: true, IsGetter: false, IsSetter: false })
                .Where(method => !IsMadeForRecords(method))
                .Select(method => $"{method.Name}({Inputs(method)}): {Short(method.ReturnType)}"),
        ];

    private static string Inputs(MethodDefinition method) =>
        string.Join(", ", method.Parameters.Select(input => $"{Short(input.ParameterType)} {input.Name}"));

    // What the compiler adds to a record says nothing of ours.
    private static bool IsMadeForRecords(MethodDefinition method) =>
        method.Name
            is "Equals"
                or "GetHashCode"
                or "ToString"
                or "Deconstruct"
                or "<Clone>$"
                or "op_Equality"
                or "op_Inequality"
                or "PrintMembers";

    private static bool IsSeen(TypeDefinition type) =>
        type.IsNested ? type.IsNestedPublic && IsSeen(type.DeclaringType) : type.IsPublic;

    private static string Name(TypeDefinition type) => type.FullName.Replace('/', '.');

    private static string Short(TypeReference type) =>
        type switch
        {
            GenericInstanceType made =>
                $"{made.Name.Split('`')[0]}<{string.Join(", ", made.GenericArguments.Select(Short))}>",
            ArrayType array => Short(array.ElementType) + "[]",
            _ => type.Name,
        };
}
