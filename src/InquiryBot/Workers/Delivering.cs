using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>
/// The replies of one parcel as the parts that their channel can show, and how far they have come. A reply is delivered when its last
/// part is; one that is tried again goes on where it stopped.
/// </summary>
internal sealed class Delivering
{
    readonly Parcel _parcel;
    readonly ChannelAbilities _abilities;
    readonly List<Settlement> _settled = [];
    IReadOnlyList<OutgoingReply> _parts = [];
    int _reply = -1;
    int _part;

    public Delivering(Parcel parcel, ChannelAbilities abilities)
    {
        (_parcel, _abilities) = (parcel, abilities);
        Turn();
    }

    public IReadOnlyList<Settlement> Settled => _settled;

    public bool IsOver => _reply >= _parcel.Replies.Count;

    /// <summary>Something has been settled, or a part has arrived.</summary>
    public bool HasMoved { get; private set; }

    public Reply Reply => _parcel.Replies[_reply];

    /// <summary>The next parts, of this reply and those after it.</summary>
    public IReadOnlyList<OutgoingReply> Next(int most, Chat chat)
    {
        var next = new List<OutgoingReply>(_parts.Skip(_part).Take(most));
        for (var later = _reply + 1; next.Count < most && later < _parcel.Replies.Count; later++) next.AddRange(PartsOf(_parcel.Replies[later]).Skip(_parcel.Replies[later].Parts).Take(most - next.Count));
        return [.. next.Select(part => part with { Chat = chat })];
    }

    /// <summary>So many parts have arrived.</summary>
    public void Arrived(int parts)
    {
        HasMoved = true;
        for (; parts > 0 && !IsOver; parts--)
        {
            _part++;
            if (_part < _parts.Count) continue;
            _settled.Add(new Settlement.Delivered(Reply.Sequence));
            Turn();
        }
    }

    /// <summary>This reply and those after it are for later.</summary>
    public void Defer(DateTimeOffset due, string reason, bool counts) => _settled.Add(new Settlement.Deferred(Reply.Sequence, due, reason) { Counts = counts, Parts = _part });

    /// <summary>This reply is given up.</summary>
    public void SetAside(string reason)
    {
        HasMoved = true;
        _settled.Add(new Settlement.SetAside(Reply.Sequence, reason));
        Turn();
    }

    /// <summary>On to the next reply that has something to show; what has nothing is done.</summary>
    void Turn()
    {
        while (++_reply < _parcel.Replies.Count)
        {
            (_parts, _part) = (PartsOf(Reply), Reply.Parts);
            if (_part < _parts.Count) return;
            _settled.Add(new Settlement.Delivered(Reply.Sequence));
        }
    }

    IReadOnlyList<OutgoingReply> PartsOf(Reply reply) =>
        [.. Fitting.Fit(reply.Activity, _abilities).Select((part, number) => new OutgoingReply(_parcel.Conversation, reply.Sequence, part, reply.Body) { Part = number })];
}
