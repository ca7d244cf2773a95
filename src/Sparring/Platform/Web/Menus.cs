using System.Collections.Concurrent;
using Sparring.Platform.Texts;

namespace Sparring.Platform.Web;

/// <summary>A room's place in the menu.</summary>
/// <param name="Seldom">Where not everything fits in one row of a wide screen it stands under "more".</param>
public sealed record NavigationItem(int Order, string Address, string Title, bool Seldom = false);

/// <summary>A room says where its pages stand in the menu of whoever has these roles: by them and the language alone.</summary>
public interface INavigation
{
    IEnumerable<NavigationItem> For(IReadOnlySet<string> roles);
}

/// <summary>The menu of every set of roles, put together once in each language: most people have one of a handful of sets.</summary>
public sealed class Menus(IEnumerable<INavigation> rooms)
{
    private readonly ConcurrentDictionary<IReadOnlySet<string>, IReadOnlyList<NavigationItem>> danish = new(
        new SameRoles()
    );
    private readonly ConcurrentDictionary<IReadOnlySet<string>, IReadOnlyList<NavigationItem>> english = new(
        new SameRoles()
    );

    /// <summary>In the reader's language.</summary>
    public IReadOnlyList<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var known = RoomTexts.Language == "en" ? english : danish;
        return known.TryGetValue(roles, out var menu)
            ? menu
            : known.GetOrAdd(new HashSet<string>(roles, StringComparer.Ordinal), MenuOf);
    }

    private IReadOnlyList<NavigationItem> MenuOf(IReadOnlySet<string> roles) =>
        [.. rooms.SelectMany(room => room.For(roles)).OrderBy(item => item.Order)];

    // In whichever order the database names them.
    private sealed class SameRoles : IEqualityComparer<IReadOnlySet<string>>
    {
        public bool Equals(IReadOnlySet<string>? x, IReadOnlySet<string>? y) =>
            ReferenceEquals(x, y) || (x is not null && y is not null && x.SetEquals(y));

        public int GetHashCode(IReadOnlySet<string> obj)
        {
            var hash = 0;
            foreach (var role in obj)
            {
                hash ^= string.GetHashCode(role, StringComparison.Ordinal);
            }

            return hash;
        }
    }
}
