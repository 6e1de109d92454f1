using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace InquiryBot.Core.Conversations;

/// <summary>The signal of one process.</summary>
public sealed class LocalSignal : ISignal
{
    readonly ConcurrentDictionary<string, ImmutableArray<Action<Change>>> _ears = new(StringComparer.Ordinal);
    ImmutableArray<Action<Change>> _all = [];

    public void Raise(Change change)
    {
        if (_ears.TryGetValue(change.Conversation.Value, out var ears))
            foreach (var heard in ears) heard(change);
        foreach (var heard in _all) heard(change);
    }

    public IDisposable Listen(ConversationId conversation, Action<Change> heard)
    {
        _ears.AddOrUpdate(conversation.Value, [heard], (_, ears) => ears.Add(heard));
        return new Listening(() => Leave(conversation.Value, heard));
    }

    public IDisposable ListenToAll(Action<Change> heard)
    {
        ImmutableInterlocked.Update(ref _all, ears => ears.Add(heard));
        return new Listening(() => ImmutableInterlocked.Update(ref _all, ears => ears.Remove(heard)));
    }

    void Leave(string conversation, Action<Change> heard)
    {
        while (_ears.TryGetValue(conversation, out var ears))
        {
            var left = ears.Remove(heard);
            var gone = left.IsEmpty
                ? _ears.TryRemove(KeyValuePair.Create(conversation, ears))
                : _ears.TryUpdate(conversation, left, ears);
            if (gone) return;
        }
    }

    sealed class Listening(Action leave) : IDisposable
    {
        Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
