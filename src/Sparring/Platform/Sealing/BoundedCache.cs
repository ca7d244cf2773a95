namespace Sparring.Platform.Sealing;

/// <summary>Keeps what was read last, at most so many.</summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> known = [];
    private readonly LinkedList<(TKey Key, TValue Value)> order = [];

    public TValue GetOrRead(TKey key, Func<TValue> read)
    {
        lock (gate)
        {
            if (known.TryGetValue(key, out var node))
            {
                order.Remove(node);
                order.AddFirst(node);
                return node.Value.Value;
            }
        }

        var value = read();
        Keep(key, value);
        return value;
    }

    public void Forget(TKey key)
    {
        lock (gate)
        {
            if (known.Remove(key, out var node))
            {
                order.Remove(node);
            }
        }
    }

    private void Keep(TKey key, TValue value)
    {
        lock (gate)
        {
            if (known.ContainsKey(key))
            {
                return;
            }

            known[key] = order.AddFirst((key, value));
            if (known.Count > capacity && order.Last is { } oldest)
            {
                order.RemoveLast();
                known.Remove(oldest.Value.Key);
            }
        }
    }
}
