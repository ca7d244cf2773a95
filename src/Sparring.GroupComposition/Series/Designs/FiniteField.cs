namespace Sparring.GroupComposition.Series.Designs;

/// <summary>The field with q = p^e elements; an element is the number whose digits in base p are its coefficients.</summary>
internal sealed class FiniteField
{
    private readonly int _p;
    private readonly int _modulus;

    public FiniteField(int p, int q)
    {
        (_p, Elements) = (p, q);
        _modulus = q == p ? 0 : Enumerable.Range(q, q).First(IsIrreducible);
    }

    public int Elements { get; }

    public int Add(int a, int b)
    {
        if (Elements == _p)
        {
            return (a + b) % _p;
        }

        var (sum, radix) = (0, 1);
        for (; a > 0 || b > 0; a /= _p, b /= _p, radix *= _p)
        {
            sum += radix * ((a + b) % _p);
        }

        return sum;
    }

    public int Multiply(int a, int b) => Elements == _p ? (int)((long)a * b % _p) : Remainder(Product(a, b), _modulus);

    private long Product(int a, int b)
    {
        var digits = new long[64];
        var i = 0;
        for (var x = a; x > 0; x /= _p, i++)
        {
            var j = i;
            for (var y = b; y > 0; y /= _p, j++)
            {
                digits[j] = (digits[j] + ((long)(x % _p) * (y % _p))) % _p;
            }
        }

        var product = 0L;
        for (var k = digits.Length - 1; k >= 0; k--)
        {
            product = (product * _p) + digits[k];
        }

        return product;
    }

    private bool IsIrreducible(int polynomial)
    {
        // A divisor of degree at most half the degree would do; trying all of lower degree costs little at these sizes.
        for (var divisor = _p; (long)divisor * divisor <= (long)polynomial * _p; divisor++)
        {
            if (Remainder(polynomial, divisor) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private int Remainder(long polynomial, int divisor)
    {
        var top = 1L;
        while (top * _p <= divisor)
        {
            top *= _p;
        }

        var inverse = Enumerable.Range(1, _p - 1).First(x => x * (divisor / top) % _p == 1);
        var shift = 1L;
        while (shift * top * _p <= polynomial)
        {
            shift *= _p;
        }

        for (; shift >= 1; shift /= _p)
        {
            var times = polynomial / (shift * top) % _p * inverse % _p;
            if (times > 0)
            {
                polynomial = Subtract(polynomial, divisor, (int)times, shift);
            }
        }

        return (int)polynomial;
    }

    private long Subtract(long polynomial, int divisor, int times, long shift)
    {
        var (rest, radix) = (polynomial, shift);
        for (var d = divisor; d > 0; d /= _p, radix *= _p)
        {
            var old = rest / radix % _p;
            var value = (old + ((long)(_p - times) * (d % _p))) % _p;
            rest += (value - old) * radix;
        }

        return rest;
    }
}
