namespace Sparring.GroupComposition.Matching;

/// <summary>An odd cycle of people and blossoms; link i runs from a person in part i to one in part i + 1, the last back to the first.</summary>
internal sealed record Cycle(int[] Parts, int[] From, int[] To)
{
    public void StartAt(int part)
    {
        Turn(Parts, part);
        Turn(From, part);
        Turn(To, part);
    }

    private static void Turn(int[] values, int start)
    {
        int[] turned = [.. values.AsSpan(start), .. values.AsSpan(0, start)];
        turned.CopyTo(values, 0);
    }
}
