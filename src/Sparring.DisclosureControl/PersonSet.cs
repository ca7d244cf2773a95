using System.Numerics;

namespace Sparring.DisclosureControl;

/// <summary>People by number, as bits: what the rules see of them. A set never changes.</summary>
public sealed class PersonSet : IEquatable<PersonSet>
{
    private const int WordBits = 64;
    private readonly ulong[] _words;

    private PersonSet(ulong[] words)
    {
        _words = words;
        foreach (var word in words)
        {
            Count += BitOperations.PopCount(word);
        }
    }

    public static PersonSet Empty { get; } = new([]);

    public int Count { get; }

    /// <summary>One more than the highest number held; 0 for nobody.</summary>
    public int End => _words.Length == 0 ? 0 : (_words.Length * WordBits) - BitOperations.LeadingZeroCount(_words[^1]);

    /// <summary>The people of the numbers given; a number twice counts once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static PersonSet Of(IEnumerable<int> people)
    {
        var words = new List<ulong>();
        foreach (var person in people)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(person, nameof(people));
            var word = person / WordBits;
            while (words.Count <= word)
            {
                words.Add(0);
            }

            words[word] |= 1UL << (person % WordBits);
        }

        return new([.. words]);
    }

    /// <summary>Everybody numbered below so many.</summary>
    public static PersonSet Everybody(int people) => Of(Enumerable.Range(0, people));

    public bool Contains(int person) =>
        person >= 0 && person / WordBits < _words.Length && (_words[person / WordBits] >> (person % WordBits) & 1) == 1;

    public PersonSet And(PersonSet other)
    {
        var words = _words[..Math.Min(_words.Length, other._words.Length)];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] &= other._words[word];
        }

        return Used(words);
    }

    public PersonSet Or(PersonSet other)
    {
        var (longer, shorter) = _words.Length < other._words.Length ? (other, this) : (this, other);
        ulong[] words = [.. longer._words];
        for (var word = 0; word < shorter._words.Length; word++)
        {
            words[word] |= shorter._words[word];
        }

        return new(words);
    }

    public PersonSet Except(PersonSet other)
    {
        ulong[] words = [.. _words];
        for (var word = 0; word < Math.Min(words.Length, other._words.Length); word++)
        {
            words[word] &= ~other._words[word];
        }

        return Used(words);
    }

    /// <summary>How many are in both; nothing is made.</summary>
    public int CountBoth(PersonSet other)
    {
        var both = 0;
        var words = Math.Min(_words.Length, other._words.Length);
        for (var word = 0; word < words; word++)
        {
            both += BitOperations.PopCount(_words[word] & other._words[word]);
        }

        return both;
    }

    public int[] ToArray()
    {
        var people = new int[Count];
        var at = 0;
        for (var word = 0; word < _words.Length; word++)
        {
            for (var left = _words[word]; left != 0; left &= left - 1)
            {
                people[at++] = (word * WordBits) + BitOperations.TrailingZeroCount(left);
            }
        }

        return people;
    }

    public bool Equals(PersonSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    public override bool Equals(object? obj) => Equals(obj as PersonSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var word in _words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }

    // No empty words at the end: equal people are equal sets.
    private static PersonSet Used(ulong[] words)
    {
        var used = words.Length;
        while (used > 0 && words[used - 1] == 0)
        {
            used--;
        }

        return new(used == words.Length ? words : words[..used]);
    }
}
