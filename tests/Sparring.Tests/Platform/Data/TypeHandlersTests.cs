using System.Reflection;
using Sparring.Platform.Data;
using Xunit;

namespace Sparring.Tests.Platform.Data;

public sealed class TypeHandlersTests
{
    // Without it the first row with such an id cannot be read; the start does not look for ids itself.
    [Fact]
    public void Every_id_is_said_to_be_in_the_database()
    {
        var assembly = typeof(TypeHandlers).Assembly;
        var ids = assembly.GetTypes().Where(IsId).ToHashSet();
        var said = assembly
            .GetCustomAttributes<InDatabaseAttribute>()
            .Select(one => one.GetType().GetGenericArguments()[0]);
        Assert.Superset(new HashSet<Type> { typeof(PersonId) }, ids);
        Assert.Equal(ids.Select(id => id.Name).Order(), said.Select(id => id.Name).Order());
    }

    private static bool IsId(Type type) =>
        type.IsValueType
        && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));
}
