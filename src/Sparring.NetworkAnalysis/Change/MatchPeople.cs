using Sparring.NetworkAnalysis.Files;

namespace Sparring.NetworkAnalysis.Change;

/// <summary>Who is who in two files: by name where both have names, else by number.</summary>
public static class MatchPeople
{
    /// <summary>Those in both, in the order of the second; null when there are no names and the files have not as many people, or a name stands twice.</summary>
    public static IReadOnlyList<PersonInBoth>? Of(NetworkReading.Read before, NetworkReading.Read after)
    {
        if (before.Labels.Count == 0 || after.Labels.Count == 0)
        {
            return before.Data.People == after.Data.People
                ? [.. Enumerable.Range(0, after.Data.People).Select(person => new PersonInBoth(person, person))]
                : null;
        }

        return IsTwice(before.Labels) || IsTwice(after.Labels)
            ? null
            :
            [
                .. after
                    .Labels.Index()
                    .Join(
                        before.Labels.Index(),
                        person => person.Item,
                        person => person.Item,
                        (now, then) => new PersonInBoth(then.Index, now.Index),
                        StringComparer.Ordinal
                    ),
            ];
    }

    private static bool IsTwice(IReadOnlyList<string> labels) =>
        labels.Distinct(StringComparer.Ordinal).Count() < labels.Count;
}
