using InquiryBot.Core.Channels;

namespace InquiryBot.Workers;

/// <summary>Asks every channel how it is, at the start and every few minutes, so that an expired token is known before a citizen meets it.</summary>
public sealed class ProbeWorker(ChannelHealth health, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do await health.ProbeAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

/// <summary>How the channels are: what their vendors say, and what came in and went out.</summary>
public sealed class ChannelHealth(ChannelList channels, ChannelAddress address, ChannelBook book, IChats chats, IEnumerable<ChannelOff> off)
{
    /// <summary>Asks the vendors; whatever fails is the channel's state and nobody's exception.</summary>
    public async Task ProbeAsync(CancellationToken ct)
    {
        foreach (var channel in channels.All.OfType<IConnects>()) book.Probed(((IChannel)channel).Id, await ProbeAsync(channel, ct));
    }

    /// <summary>Tells a vendor our address.</summary>
    /// <returns>Null when there is no such channel, or none that can be told.</returns>
    public async Task<ChannelState?> ConnectAsync(string id, CancellationToken ct)
    {
        if (channels.Find(id) is not IConnects channel) return off.FirstOrDefault(one => one.Is(id)) is { } missing ? new(false, $"{missing.Needed} is missing: the channel is off until it is set.") : null;
        if (address.Of(id) is not { } webhook) return new(false, "Channels:Common:PublicUrl is missing: set it to our address outside.");

        var state = await channel.ConnectAsync(webhook, ct);
        book.Probed(id, state);
        return state;
    }

    /// <summary>Stores when our own channels last heard of a citizen here and last reached one; the vendors' have it in their chats.</summary>
    public async Task NoteAsync(CancellationToken ct)
    {
        foreach (var (channel, heard, sent) in book.Traffic)
            if (channels.Find(channel) is { Abilities.IsOurs: true }) await chats.NoteAsync(channel, heard, sent, ct);
    }

    /// <summary>One row a channel, as last probed; our own is well as long as somebody can ask.</summary>
    public async Task<IReadOnlyList<ChannelRow>> RowsAsync(CancellationToken ct)
    {
        await NoteAsync(ct);
        var traffic = (await chats.TrafficAsync(ct)).ToDictionary(row => row.Channel, StringComparer.Ordinal);
        return [.. channels.All.Select(channel => Row(channel, book.Of(channel.Id), traffic.GetValueOrDefault(channel.Id)))];
    }

    async Task<ChannelState> ProbeAsync(IConnects channel, CancellationToken ct)
    {
        try
        {
            return await channel.ProbeAsync(address.Of(((IChannel)channel).Id), ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            return new(false, problem.GetType().Name);
        }
    }

    static ChannelRow Row(IChannel channel, ChannelNotes notes, ChannelTraffic? traffic) => new(
        channel.Id, channel.Abilities.IsOurs ? true : notes.State?.Well, notes.State?.Detail, notes.ProbedAt, traffic?.LastIn, traffic?.LastOut, traffic?.Waiting ?? 0, notes.Failures, notes.LastFailure);
}

/// <param name="Well">Null when the channel cannot be asked, or has not been.</param>
/// <param name="Waiting">Replies on their way.</param>
public sealed record ChannelRow(
    string Channel, bool? Well, string? Detail, DateTimeOffset? ProbedAt, DateTimeOffset? LastIn, DateTimeOffset? LastOut, long Waiting, long Failures, string? LastFailure);

/// <summary>A channel without the secret that it needs.</summary>
/// <param name="Needed">The setting, such as <c>Channels:Telegram:Token</c>.</param>
public sealed record ChannelOff(string Needed)
{
    /// <summary>Sections are written without the hyphen of an id.</summary>
    public bool Is(string id) => string.Equals(Needed.Split(':')[1], id.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where vendors find us.</summary>
/// <param name="Public">Our address outside; null when it is not set.</param>
public sealed record ChannelAddress(Uri? Public)
{
    public Uri? Of(string channel) => Public is null ? null : new Uri(Public, $"/channels/{channel}/webhook");
}
