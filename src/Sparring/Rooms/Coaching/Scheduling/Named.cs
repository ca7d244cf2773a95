using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>A person as a list names her.</summary>
public sealed record Named(PersonId Id, string Name);

/// <summary>Finds whom a list means by "Lise", "Lise K" or "Lise Kvist".</summary>
public static class NamedPeople
{
    public static IReadOnlyList<Named> Meant(this IEnumerable<Named> people, string written)
    {
        var words = Words(written);
        var matching = people.Where(person => words.Count > 0 && Fits(Words(person.Name), words)).ToList();
        var whole = matching.Where(person => Same(person.Name, written)).ToList();
        return whole.Count == 1 ? whole : matching;
    }

    private static List<string> Words(string text) =>
        [.. text.Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    // The first name is written out, what follows may be an initial.
    private static bool Fits(List<string> name, List<string> written)
    {
        if (!Same(name[0], written[0]))
        {
            return false;
        }

        var at = 1;
        foreach (var word in written.Skip(1))
        {
            at =
                name.FindIndex(
                    Math.Min(at, name.Count),
                    part => part.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                ) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
