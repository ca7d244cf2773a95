using System.Numerics;

namespace Sparring.NetworkAnalysis.Communities;

/// <summary>Up to 64 people in communities, each a number of 64 bits: a person's ties into one are counted by one instruction.</summary>
/// <remarks>Gains are times 2m and whole. Communities are numbered without holes; the one after the last is empty.</remarks>
internal sealed class FewPeople
{
    // Beside a gain stands the community, so that the larger of two is the better without asking.
    private const int NumberBits = 7;
    private const int Staying = (1 << NumberBits) - 1;
    private readonly ulong[] _rows;
    private readonly int[] _degrees;
    private readonly int[] _of;
    private readonly int[] _order;
    private readonly ulong[] _members;
    private readonly int[] _ends;
    private readonly int _total;

    public FewPeople(ulong[] rows)
    {
        (_rows, _degrees, _of, _order) = (rows, new int[rows.Length], new int[rows.Length], new int[rows.Length]);
        (_members, _ends) = (new ulong[rows.Length + 1], new int[rows.Length + 1]);
        for (var person = 0; person < rows.Length; person++)
        {
            _order[person] = person;
            _degrees[person] = BitOperations.PopCount(rows[person]);
            _total += _degrees[person];
        }
    }

    /// <summary>The community of each person.</summary>
    public ReadOnlySpan<int> Of => _of;

    public int Communities { get; private set; }

    /// <summary>Everybody alone.</summary>
    public void Part()
    {
        Communities = _rows.Length;
        for (var person = 0; person < _rows.Length; person++)
        {
            (_of[person], _members[person], _ends[person]) = (person, 1UL << person, _degrees[person]);
        }
    }

    /// <summary>Everybody into the community named; numbers are without holes.</summary>
    public void Set(ReadOnlySpan<int> communities)
    {
        _members.AsSpan().Clear();
        _ends.AsSpan().Clear();
        Communities = 0;
        for (var person = 0; person < _rows.Length; person++)
        {
            Enter(person, communities[person]);
        }
    }

    /// <summary>Modularity times (2m)².</summary>
    public long Quality()
    {
        var quality = 0L;
        for (var person = 0; person < _rows.Length; person++)
        {
            quality += (long)BitOperations.PopCount(_rows[person] & _members[_of[person]]) * _total;
        }

        foreach (var ends in _ends.AsSpan(0, Communities))
        {
            quality -= (long)ends * ends;
        }

        return quality;
    }

    /// <summary>People, in an order by chance, go where they gain most until none gains; then two communities join, and again.</summary>
    public void Climb(ref Chance chance)
    {
        chance.Shuffle(_order);
        do
        {
            for (var waiting = TieRows.All(_rows.Length); waiting != 0; )
            {
                foreach (var person in _order)
                {
                    if (((waiting >> person) & 1) != 0)
                    {
                        waiting &= ~(1UL << person);
                        var community = BestFor(person);
                        if (community != _of[person])
                        {
                            Move(person, community);
                            waiting |= _rows[person] & ~_members[_of[person]];
                        }
                    }
                }
            }
        } while (Join());
    }

    /// <summary>Puts a person into a community, or, by the number after the last, alone.</summary>
    public void Move(int person, int community)
    {
        var own = _of[person];
        _members[own] &= ~(1UL << person);
        _ends[own] -= _degrees[person];
        Enter(person, community);
        if (_members[own] == 0)
        {
            TakeNumber(own);
        }
    }

    private void Enter(int person, int community)
    {
        _of[person] = community;
        _members[community] |= 1UL << person;
        _ends[community] += _degrees[person];
        Communities = Math.Max(Communities, community + 1);
    }

    // The last community takes the number of one that is empty.
    private void TakeNumber(int empty)
    {
        var last = --Communities;
        (_members[empty], _ends[empty]) = (_members[last], _ends[last]);
        (_members[last], _ends[last]) = (0, 0);
        for (var row = _members[empty]; row != 0; row &= row - 1)
        {
            _of[BitOperations.TrailingZeroCount(row)] = empty;
        }
    }

    private int BestFor(int person)
    {
        var (row, degree, own) = (_rows[person], _degrees[person], _of[person]);
        var staying = (BitOperations.PopCount(row & _members[own]) * _total) - (degree * (_ends[own] - degree));
        var best = (staying << NumberBits) + Staying;
        var members = _members.AsSpan(0, Communities + 1);
        var ends = _ends.AsSpan(0, members.Length);
        for (var community = 0; community < members.Length; community++)
        {
            var gain = (BitOperations.PopCount(row & members[community]) * _total) - (degree * ends[community]);
            best = Math.Max(best, (gain << NumberBits) + community);
        }

        best &= Staying;
        return best == Staying ? own : best;
    }

    // The two communities that gain most by being one.
    private bool Join()
    {
        var (from, to, most) = (-1, -1, 0);
        for (var one = 0; one < Communities; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var gain = (TiesBetween(_members[one], _members[other]) * _total) - (_ends[one] * _ends[other]);
                (from, to, most) = gain > most ? (one, other, gain) : (from, to, most);
            }
        }

        if (from < 0)
        {
            return false;
        }

        for (var row = _members[from]; row != 0; row &= row - 1)
        {
            Enter(BitOperations.TrailingZeroCount(row), to);
        }

        (_members[from], _ends[from]) = (0, 0);
        TakeNumber(from);
        return true;
    }

    private int TiesBetween(ulong one, ulong other)
    {
        var ties = 0;
        for (; one != 0; one &= one - 1)
        {
            ties += BitOperations.PopCount(_rows[BitOperations.TrailingZeroCount(one)] & other);
        }

        return ties;
    }
}
