using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Sparring.Mutation.Sample;

/// <summary>One change Stryker made: its number, where it is and what stands there instead.</summary>
public sealed record Mutant(int Id, string File, int Line, int Column, string Kind, string Instead)
{
    /// <summary>What is changed: the application beside its own tests, else the library.</summary>
    public static string Changed { get; } =
        typeof(Mutant).Assembly.GetName().Name == "Sparring.Tests" ? "Sparring" : "Sparring.GroupComposition";

    /// <summary>The mutants of a report of Stryker that compiled, in the order of a draw by this seed.</summary>
    /// <remarks>The place in the draw hangs on the place in the file alone: a change elsewhere draws the same ones.</remarks>
    public static List<Mutant> Draw(string report, string seed)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(report));
        var mutants =
            from file in json.RootElement.GetProperty("files").EnumerateObject()
            from mutant in file.Value.GetProperty("mutants").EnumerateArray()
            where mutant.GetProperty("status").GetString() is not ("CompileError" or "Ignored")
            let start = mutant.GetProperty("location").GetProperty("start")
            select new Mutant(
                int.Parse(mutant.GetProperty("id").GetString() ?? "", CultureInfo.InvariantCulture),
                file.Name[(file.Name.IndexOf("/src/", StringComparison.Ordinal) + 5)..],
                start.GetProperty("line").GetInt32(),
                start.GetProperty("column").GetInt32(),
                mutant.GetProperty("mutatorName").GetString() ?? "",
                mutant.GetProperty("replacement").GetString() ?? ""
            );
        return [.. mutants.OrderBy(mutant => mutant.Lot(seed), StringComparer.Ordinal).ThenBy(mutant => mutant.Id)];
    }

    private static int Number(Instruction load) =>
        load.Operand switch
        {
            int number => number,
            sbyte number => number,
            _ => load.OpCode.Code - Code.Ldc_I4_0,
        };

    private string Lot(string seed) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {File} {Line} {Column} {Kind} {Instead}")));

    /// <summary>
    /// Writes Stryker's library with a switch of our own: which mutant is on, which were passed (1, or 2 while something
    /// is made once and for all), and a brake for one that never ends.
    /// </summary>
    /// <returns>The mutants in static constructors, which are passed once in a process.</returns>
    public static HashSet<int> Rewire(string kept, string to)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(kept);
        var module = assembly.MainModule;
        var control = module.Types.Single(type => type.Name == "MutantControl");
        Rewrite(
            control.Methods.Single(method => method.Name == "IsActive").Body,
            passed: Add(new ArrayType(module.TypeSystem.Byte), "Passed"),
            brake: Add(module.TypeSystem.Boolean, "Brake"),
            active: control.Fields.Single(field => field.Name == "ActiveMutant")
        );
        // The file may be in use: another takes its place.
        assembly.Write(to + ".new");
        System.IO.File.Move(to + ".new", to, overwrite: true);
        var once =
            from type in module.GetTypes()
            from method in type.Methods
            where method.Name.Contains(".cctor", StringComparison.Ordinal)
            from call in method.Body.Instructions
            where call.Operand is MethodReference { Name: "IsActive" } && call.Previous.OpCode.Code is not Code.Ldarg_0
            select Number(call.Previous);
        return [.. once];

        FieldDefinition Add(TypeReference type, string name)
        {
            var field = new FieldDefinition(name, FieldAttributes.Public | FieldAttributes.Static, type);
            control.Fields.Add(field);
            return field;
        }
    }

    // if (Brake) throw; if (Passed != null) Passed[id] = InStatic() + 1; return id == ActiveMutant;
    private static void Rewrite(MethodBody body, FieldReference passed, FieldReference brake, FieldReference active)
    {
        var module = body.Method.Module;
        var context = module.Types.Single(type => type.Name == "MutantContext");
        var stop = module.ImportReference(typeof(OperationCanceledException).GetConstructor([]));
        body.Instructions.Clear();
        body.ExceptionHandlers.Clear();
        body.Variables.Clear();
        var il = body.GetILProcessor();
        var (go, unseen) = (il.Create(OpCodes.Ldsfld, passed), il.Create(OpCodes.Ldarg_0));
        il.Emit(OpCodes.Volatile);
        il.Emit(OpCodes.Ldsfld, brake);
        il.Emit(OpCodes.Brfalse, go);
        il.Emit(OpCodes.Newobj, stop);
        il.Emit(OpCodes.Throw);
        il.Append(go);
        il.Emit(OpCodes.Brfalse, unseen);
        il.Emit(OpCodes.Ldsfld, passed);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, context.Methods.Single(method => method.Name == "InStatic"));
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stelem_I1);
        il.Append(unseen);
        il.Emit(OpCodes.Ldsfld, active);
        il.Emit(OpCodes.Ceq);
        il.Emit(OpCodes.Ret);
    }
}
