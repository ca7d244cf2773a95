namespace Sparring.GroupComposition.Series.Designs;

/// <summary>A product of finite fields with g elements, enough to build transversal designs; none for numbers it need not know.</summary>
/// <remarks>
/// Elements are 0 … g − 1 in mixed radix, one digit per prime power of g; a digit is a polynomial over Z_p, multiplied modulo an
/// irreducible one found by trial. <see cref="Units"/> elements 0, 1, 2, … (the same digit in every field) differ pairwise by units.
/// Source: MacNeish 1922. Cost of building: the sum of q² over the fields.
/// </remarks>
internal sealed class FiniteRing
{
    private readonly List<FiniteField> _fields = [];

    public FiniteRing(int elements)
    {
        Elements = elements;
        var rest = elements;
        for (var p = 2; rest > 1; p++)
        {
            var q = 1;
            while (rest % p == 0)
            {
                rest /= p;
                q *= p;
            }

            if (q > 1)
            {
                _fields.Add(new FiniteField(p, q));
            }

            // What is left has no factor up to its root: it is a prime.
            if (rest > 1 && p * p > rest)
            {
                p = rest - 1;
            }
        }
    }

    public int Elements { get; }

    /// <summary>How many elements there are whose differences can all be divided by.</summary>
    public int Units => _fields.Count == 0 ? 1 : _fields.Min(part => part.Elements);

    /// <summary>x + scale × r, where scale stands for the element with that digit in every field.</summary>
    public int AddScaled(int x, int scale, int r)
    {
        var (sum, radix) = (0, 1);
        foreach (var part in _fields)
        {
            var q = part.Elements;
            sum += radix * part.Add(x / radix % q, part.Multiply(scale, r / radix % q));
            radix *= q;
        }

        return sum;
    }
}
