using InquiryBot.Core.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Outside;

/// <summary>One program for all who knock, with a store that can be made to fail and limits that are soon reached.</summary>
public sealed class Door : IAsyncLifetime, IBacklog
{
    public const int Burst = 6;
    public const int Chats = 2;

    public RunningBot Bot { get; private set; } = null!;

    /// <summary>What the next look at the backlog meets.</summary>
    public Exception? Trouble { get; set; }

    public async ValueTask InitializeAsync() => Bot = await RunningBot.StartAsync(
        builder => builder.Services.AddSingleton<IBacklog>(this), "--Limits:Burst", $"{Burst}", "--Limits:PerSecond", "1", "--Limits:TokensPerMinute", $"{Chats}");

    public ValueTask<Backlog> ReadAsync(CancellationToken ct)
    {
        if (Trouble is not { } trouble) return ValueTask.FromResult(new Backlog(0, 0, null, 0));
        Trouble = null;
        throw trouble;
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
