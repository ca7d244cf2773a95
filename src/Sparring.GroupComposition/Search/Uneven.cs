namespace Sparring.GroupComposition.Search;

/// <summary>Finds groups that lack a value nearly every group must hold equally often: somebody else holds it once too often.</summary>
/// <remarks>
/// When a value's people are nearly a multiple of the groups, a group with one too few has no excess, but the group with one too
/// many can get rid of it nowhere else. Bringing the two into one block is what ends the search among many thousands.
/// </remarks>
internal sealed class Uneven
{
    // Within this share of the groups a count is nearly a multiple.
    private const double Nearly = 0.03;

    private readonly Crowd _crowd;
    private readonly (IReadOnlyList<int> Values, int Value, int Each)[] _tight;

    public Uneven(Crowd crowd)
    {
        _crowd = crowd;
        var groups = crowd.Problem.Sizes.Count;
        _tight =
        [
            .. crowd
                .Problem.Attributes.Where(attribute => attribute.Weight > 0)
                .SelectMany(attribute =>
                    attribute.Values.CountBy(value => value).Select(value => (attribute.Values, value))
                )
                .Select(of =>
                    (
                        of.Values,
                        of.value.Key,
                        Each: (int)Math.Round((double)of.value.Value / groups),
                        Count: of.value.Value
                    )
                )
                .Where(of => of.Each > 0 && Math.Abs(of.Count - of.Each * groups) <= Nearly * groups)
                .Select(of => (of.Values, of.Key, of.Each)),
        ];
    }

    public bool Is(List<int> units)
    {
        foreach (var (values, value, each) in _tight)
        {
            var count = 0;
            foreach (var unit in units)
            {
                foreach (var person in _crowd.Members[unit])
                {
                    count += values[person] == value ? 1 : 0;
                }
            }

            if (count < each)
            {
                return true;
            }
        }

        return false;
    }
}
