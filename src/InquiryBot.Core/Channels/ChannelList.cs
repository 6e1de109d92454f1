using System.Collections.Frozen;

namespace InquiryBot.Core.Channels;

/// <summary>The channels that are switched on, by their id.</summary>
public sealed class ChannelList(IEnumerable<IChannel> channels)
{
    readonly FrozenDictionary<string, IChannel> _byId = channels.ToFrozenDictionary(channel => channel.Id, StringComparer.Ordinal);

    /// <summary>In the order of their ids.</summary>
    public IEnumerable<IChannel> All => _byId.Values.OrderBy(channel => channel.Id, StringComparer.Ordinal);

    public IChannel? Find(string id) => _byId.GetValueOrDefault(id);
}
