namespace InquiryBot.Integrations.Wire;

/// <summary>The last answers, up to a number of them; the one that nobody has asked for longest goes first. Safe for many threads.</summary>
internal sealed class Remembered<TKey, TValue>(int capacity) where TKey : notnull
{
    readonly Lock gate = new();
    readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> places = [];
    readonly LinkedList<(TKey Key, TValue Value)> latestFirst = [];

    public int Count
    {
        get { lock (gate) return places.Count; }
    }

    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            if (!places.TryGetValue(key, out var place))
            {
                value = default!;
                return false;
            }

            latestFirst.Remove(place);
            latestFirst.AddFirst(place);
            value = place.Value.Value;
            return true;
        }
    }

    public void Add(TKey key, TValue value)
    {
        if (capacity == 0) return;
        lock (gate)
        {
            if (places.Remove(key, out var old)) latestFirst.Remove(old);
            else if (places.Count == capacity)
            {
                places.Remove(latestFirst.Last!.Value.Key);
                latestFirst.RemoveLast();
            }

            places[key] = latestFirst.AddFirst((key, value));
        }
    }
}
