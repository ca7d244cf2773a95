namespace Sparring.GroupComposition.Matching;

/// <summary>What the forest waits for, soonest first.</summary>
/// <remarks>
/// At one clock meetings come first and the rest in the order it was seen: with many ties a tree that runs ahead of the others would
/// grow over everything before it meets one, and be taken apart again for the next.
/// </remarks>
internal sealed class TreeEvents
{
    private TreeEvent[] heap = new TreeEvent[64];
    private int count;
    private long added;

    public void Add(TreeEvent next)
    {
        next = next with { Turn = next.Kind == TreeEventKind.Meet ? added++ : (1L << 62) + added++ };
        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        var at = count++;
        while (at > 0 && next.IsBefore(heap[(at - 1) / 2]))
        {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        heap[at] = next;
    }

    public TreeEvent Take()
    {
        var first = heap[0];
        var last = heap[--count];
        var at = 0;
        while ((2 * at) + 1 < count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < count && heap[child + 1].IsBefore(heap[child]))
            {
                child++;
            }

            if (!heap[child].IsBefore(last))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = last;
        return first;
    }
}

/// <summary>At a clock, somebody (a person, or for an opening a blossom) has something to do; late ones are recognised when they come.</summary>
internal readonly record struct TreeEvent(long At, TreeEventKind Kind, int Who)
{
    /// <summary>Given when it is added: what comes first at one clock.</summary>
    public long Turn { get; init; }

    public bool IsBefore(TreeEvent other) => At < other.At || (At == other.At && Turn < other.Turn);
}

internal enum TreeEventKind
{
    /// <summary>A pair from an even person to somebody outside the forest is exactly paid.</summary>
    Reach,

    /// <summary>A pair of two even people is exactly paid: an odd cycle.</summary>
    Meet,

    /// <summary>The price of an odd blossom is used up.</summary>
    Open,

    /// <summary>The price of an even person is used up.</summary>
    Spend,
}
