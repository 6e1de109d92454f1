namespace InquiryBot.Endpoints;

/// <summary>One server-sent event of the console.</summary>
/// <param name="Number">Its place in this life of this node.</param>
/// <param name="Data">JSON on one line.</param>
internal sealed record DeskEvent(long Number, string Name, string Data);

/// <summary>
/// The latest events, and those who listen for more. A listener that cannot keep up is let go with a word to fetch
/// everything again, so that a slow console never slows anybody.
/// </summary>
/// <param name="life">Of this node; an event id of another life says nothing here.</param>
internal sealed class DeskEvents(string life)
{
    /// <summary>Few citizens write more than a line; one who writes a book must not fill the memory with it.</summary>
    public const int MostKept = 2000;
    public const int MostCharacters = 4 * 1024 * 1024;

    readonly Lock _gate = new();
    readonly Queue<DeskEvent> _latest = new();
    readonly HashSet<DeskListener> _listeners = [];
    long _number;
    int _characters;

    public void Publish(string name, string data)
    {
        lock (_gate)
        {
            var one = new DeskEvent(++_number, name, data);
            _latest.Enqueue(one);
            _characters += data.Length;
            while (_latest.Count > MostKept || (_characters > MostCharacters && _latest.Count > 1)) _characters -= _latest.Dequeue().Data.Length;
            _listeners.RemoveWhere(listener => !listener.Offer(one));
        }
    }

    /// <summary>Hears what comes after the event of this id: first what is still kept, then what happens.</summary>
    public DeskListener Listen(string? lastId)
    {
        lock (_gate)
        {
            var after = After(lastId);
            var listener = new DeskListener(this, IdOf(_number), isGap: lastId is not null && after is null);
            foreach (var one in _latest.Where(one => one.Number > (after ?? _number))) listener.Offer(one);
            _listeners.Add(listener);
            return listener;
        }
    }

    public string IdOf(DeskEvent one) => IdOf(one.Number);

    internal void Leave(DeskListener listener)
    {
        lock (_gate) _listeners.Remove(listener);
    }

    string IdOf(long number) => $"{life}-{number}";

    /// <summary>Null when the id is of another life, or what followed it is no longer kept.</summary>
    long? After(string? id)
    {
        if (id is null || !id.StartsWith($"{life}-", StringComparison.Ordinal) || !long.TryParse(id.AsSpan(life.Length + 1), out var number)) return null;

        var oldest = _latest.TryPeek(out var first) ? first.Number : _number + 1;
        return number >= oldest - 1 && number <= _number ? number : null;
    }
}
