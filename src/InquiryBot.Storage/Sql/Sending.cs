namespace InquiryBot.Storage.Sql;

/// <summary>
/// Conversations of which this node is sending, so that a second parcel of one does not overtake the first, and
/// whether more was committed meanwhile.
/// </summary>
internal sealed class Sending
{
    readonly Lock _gate = new();
    readonly Dictionary<string, bool> _more = new(StringComparer.Ordinal);

    public int Count
    {
        get { lock (_gate) return _more.Count; }
    }

    public bool TryBegin(string conversation)
    {
        lock (_gate) return _more.TryAdd(conversation, false);
    }

    /// <summary>Begins, or tells the one who is sending that there is more.</summary>
    public bool TryBeginOrMark(string conversation)
    {
        lock (_gate)
        {
            if (_more.TryAdd(conversation, false)) return true;
            _more[conversation] = true;
            return false;
        }
    }

    /// <summary>Tells the one who is sending, if anybody is, that there is more.</summary>
    public void Mark(string conversation)
    {
        lock (_gate)
            if (_more.ContainsKey(conversation)) _more[conversation] = true;
    }

    /// <summary>False when there is more: then it goes on, and the caller looks again.</summary>
    public bool TryEnd(string conversation)
    {
        lock (_gate)
        {
            if (!_more.TryGetValue(conversation, out var more)) return true;
            if (!more) return _more.Remove(conversation);
            _more[conversation] = false;
            return false;
        }
    }

    public void End(string conversation)
    {
        lock (_gate) _more.Remove(conversation);
    }
}
