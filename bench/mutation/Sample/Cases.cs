using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Sparring.Mutation.Sample;

/// <summary>One test, of a theory one row.</summary>
public sealed record Case(string Name, MethodInfo Method, object?[] Row)
{
    public static async Task<List<Case>> ListAsync()
    {
        var cases = new List<Case>();
        var wanted = (Environment.GetEnvironmentVariable("MUTATION_CASES") ?? "").Split(',');
        foreach (
            var type in typeof(Case)
                .Assembly.GetTypes()
                .Where(type => wanted.Any(part => type.FullName?.Contains(part, StringComparison.Ordinal) == true))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)
        )
        foreach (var method in type.GetMethods())
        {
            var attributes = method.GetCustomAttributes().ToList();
            if (!attributes.OfType<IFactAttribute>().Any())
            {
                continue;
            }
            var name = $"{type.Name}.{method.Name}";
            var data = attributes.OfType<IDataAttribute>().ToList();
            if (data.Count == 0)
            {
                cases.Add(new(name, method, []));
            }
            foreach (var attribute in data)
            {
                await using var dispose = new DisposalTracker();
                if (attribute is MemberDataAttributeBase member)
                {
                    member.MemberType ??= type;
                }
                foreach (var row in await attribute.GetData(method, dispose))
                {
                    cases.Add(new($"{name}({string.Join(", ", row.GetData())})", method, Fit(method, row.GetData())));
                }
            }
        }
        return cases;
    }

    /// <summary>Runs it; throws what the test throws.</summary>
    public void Run() => Task.Run(RunAsync).GetAwaiter().GetResult();

    private async Task RunAsync()
    {
        var instance = Method.IsStatic ? null : await Fixtures.NewAsync(Method.DeclaringType ?? typeof(Case));
        try
        {
            var answer = Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, Row, null);
            await (answer as Task ?? (answer as ValueTask?)?.AsTask() ?? Task.CompletedTask);
        }
        finally
        {
            await Fixtures.EndAsync(instance ?? Method);
        }
    }

    private static object?[] Fit(MethodInfo method, object?[] row)
    {
        var parameters = method.GetParameters();
        if (parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute)))
        {
            var fixedOnes = parameters.Length - 1;
            if (row.Length == parameters.Length && row[^1]?.GetType() == parameters[^1].ParameterType)
            {
                return row;
            }
            var rest = Array.CreateInstance(
                parameters[^1].ParameterType.GetElementType() ?? typeof(object),
                row.Length - fixedOnes
            );
            Array.Copy(row, fixedOnes, rest, 0, rest.Length);
            return [.. row[..fixedOnes], rest];
        }
        return [.. row, .. parameters[row.Length..].Select(parameter => parameter.DefaultValue)];
    }
}
