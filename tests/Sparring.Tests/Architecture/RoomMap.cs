using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Sparring.Tests.Architecture;

/// <summary>One use of one type by another, as compiled; the texts are full names.</summary>
public sealed record Use(string From, string To);

/// <summary>Reads who knocks on whom out of compiled code, and finds what the map does not allow.</summary>
public static partial class RoomMap
{
    /// <summary>What each room may knock on. Only what is used stands here; the order of levels is that of the whole house.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["People"] = [],
            ["Calendar"] = [],
            ["Privacy"] = ["People"],
            ["Programme"] = ["Calendar", "People", "Privacy"],
            ["Groups"] = ["People", "Privacy", "Programme"],
            ["Practice"] = ["Calendar", "People", "Privacy", "Programme"],
            ["Foundation"] = ["Calendar", "Groups", "People", "Privacy", "Programme"],
            ["Coaching"] =
            [
                "Calendar",
                "Dilemmas",
                "Foundation",
                "Groups",
                "People",
                "Practice",
                "Privacy",
                "Programme",
            ],
            ["Dilemmas"] = ["Calendar", "Groups", "People", "Practice", "Privacy", "Programme"],
            ["Surveys"] = ["Calendar", "People", "Practice", "Privacy", "Programme"],
        };

    /// <summary>What the uses have against the map.</summary>
    /// <param name="root">The namespace the house stands in: <c>Sparring</c>, or that of a plant.</param>
    public static IReadOnlyList<string> Faults(
        IReadOnlyCollection<Use> uses,
        IReadOnlyCollection<string> rooms,
        IReadOnlyDictionary<string, string[]> allowed,
        string root
    )
    {
        var between = uses.Select(use => (use, From: RoomOf(use.From, root), To: RoomOf(use.To, root)))
            .Where(use => use.From is not null && use.To is not null && use.From != use.To)
            .ToList();
        var used = between.Select(use => (use.From, use.To)).ToHashSet();
        return
        [
            .. rooms
                .Where(room => !allowed.ContainsKey(room))
                .Select(room => $"the room {room} has no line in the map"),
            .. allowed
                .Keys.Except(rooms, StringComparer.Ordinal)
                .Select(room => $"the map has a line for {room}, which does not exist"),
            .. between
                .Where(use => !IsContract(use.use.To, use.To, root))
                .Select(use => $"{use.use.From} uses {use.use.To}, not through Contract"),
            .. used.Where(use => !MayUse(allowed, use.From, use.To))
                .Select(use => $"{use.From} uses {use.To}, which the map does not allow"),
            .. allowed.SelectMany(line =>
                line.Value.Where(to => !used.Contains((line.Key, to)))
                    .Select(to => $"{line.Key} may use {to} and does not")
            ),
            .. Cycles(allowed),
            .. uses.Where(use => In(use.From, $"{root}.Platform") && IsAbovePlatform(use.To, root))
                .Select(use => $"Platform knows {use.To} (in {use.From})"),
            .. uses.Where(use => RoomOf(use.From, root) is not null && In(use.To, $"{root}.Shell"))
                .Select(use => $"{use.From} uses {use.To} of Shell"),
            .. uses.Where(use =>
                    In(use.From, $"{root}.Shell") && RoomOf(use.To, root) is { } room && !IsContract(use.To, room, root)
                )
                .Select(use => $"{use.From} of Shell uses {use.To}, not through Contract"),
        ];
    }

    /// <summary>Every type that a type of the assembly mentions in its shape or its code.</summary>
    public static IReadOnlyCollection<Use> UsesIn(ModuleDefinition module) =>
        [
            .. module
                .GetTypes()
                .SelectMany(type => Mentioned(type).Select(to => new Use(Outermost(type), to)))
                .Distinct(),
        ];

    public static IReadOnlyCollection<string> RoomsIn(ModuleDefinition module, string root) =>
        [
            .. module
                .GetTypes()
                .Select(type => RoomOf(type.FullName, root))
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    private static bool MayUse(IReadOnlyDictionary<string, string[]> allowed, string? from, string? to) =>
        allowed.TryGetValue(from ?? "", out var line) && line.Contains(to, StringComparer.Ordinal);

    private static bool IsContract(string type, string? room, string root) => In(type, $"{root}.Rooms.{room}.Contract");

    private static bool IsAbovePlatform(string type, string root) =>
        In(type, $"{root}.Rooms") || In(type, $"{root}.Shell");

    private static bool In(string type, string space) => type.StartsWith(space + ".", StringComparison.Ordinal);

    private static string? RoomOf(string type, string root)
    {
        var rooms = $"{root}.Rooms.";
        return type.StartsWith(rooms, StringComparison.Ordinal) ? type[rooms.Length..].Split('.')[0] : null;
    }

    private static IEnumerable<string> Cycles(IReadOnlyDictionary<string, string[]> allowed) =>
        allowed.Keys.Where(room => Reaches(room, room, allowed, [])).Select(room => $"{room} reaches itself: a cycle");

    private static bool Reaches(
        string from,
        string goal,
        IReadOnlyDictionary<string, string[]> allowed,
        HashSet<string> seen
    ) =>
        allowed.TryGetValue(from, out var line)
        && line.Any(next => next == goal || (seen.Add(next) && Reaches(next, goal, allowed, seen)));

    private static string Outermost(TypeDefinition type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type.FullName;

    private static IEnumerable<string> Mentioned(TypeDefinition type) =>
        References(type)
            .OfType<MemberReference>()
            .SelectMany(NamesOf)
            .Where(name => name.Contains('.', StringComparison.Ordinal))
            .Distinct();

    private static IEnumerable<MemberReference?> References(TypeDefinition type)
    {
        IEnumerable<MemberReference?> shape =
        [
            type.BaseType,
            .. type.Interfaces.Select(face => face.InterfaceType),
            .. type.Fields.Select(field => field.FieldType),
            .. type.Properties.Select(property => property.PropertyType),
            .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. type.Methods.SelectMany(method =>
                method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            ),
        ];
        var code = type.Methods.Where(method => method.HasBody).SelectMany(method => Body(method.Body));
        return shape.Concat(code);
    }

    private static IEnumerable<MemberReference?> Body(MethodBody body) =>
        body
            .Variables.Select(variable => variable.VariableType)
            .Concat(body.Instructions.Select(instruction => instruction.Operand).OfType<MemberReference>());

    // A full name spells out declaring types and type arguments, so every type mentioned is a word of it.
    private static IEnumerable<string> NamesOf(MemberReference reference) =>
        Name().Matches(reference.FullName).Select(match => match.Value.Split('/')[0]);

    [GeneratedRegex(@"[\w`]+(\.[\w`]+)+(/[\w`]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
