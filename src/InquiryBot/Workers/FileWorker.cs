using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Fetches the files that citizens sent from where their vendors keep them, and keeps them here.</summary>
public sealed partial class FileWorker(
    IChats chats, IAttachments attachments, ChannelList channels, IPublicFiles everywhere, Intake intake, FileRules rules, TimeProvider clock, ILogger<FileWorker> log) : BackgroundService
{
    const int AtOnce = 4;
    const int MaxAttempts = 10;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _awake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        intake.FilesAwaited += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await RoundAsync(stoppingToken) == AtOnce) continue;
                using var rest = new CancellationTokenSource(Pause, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, rest.Token);
                await _awake.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            intake.FilesAwaited -= Wake;
        }
    }

    /// <returns>How many files were looked at.</returns>
    async Task<int> RoundAsync(CancellationToken ct)
    {
        try
        {
            var files = await chats.TakeFilesAsync(AtOnce, ct);
            await Task.WhenAll(files.Select(file => FetchAsync(file, ct)));
            return files.Count;
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            LogFailed(problem);
            return 0;
        }
    }

    async Task FetchAsync(AwaitedFile file, CancellationToken ct)
    {
        switch (Judge(file, await TryAsync(file, ct)))
        {
            case FetchedFile.Here here:
                await KeepAsync(new(file.Id, file.Conversation, here.ContentType!, file.Name, here.Content), file.Channel, ct);
                break;
            case FetchedFile.Later later when file.Attempts < MaxAttempts:
                LogLater(file.Conversation.Value, file.Channel, later.Reason);
                await chats.DeferFileAsync(file.Id, later.After ?? Backoff.After(file.Attempts), ct);
                break;
            case var never:
                var reason = never is FetchedFile.Never given ? given.Reason : "not-reached";
                LogNever(file.Conversation.Value, file.Channel, reason);
                await KeepAsync(new(file.Id, file.Conversation, "text/plain", $"{file.Name}.txt", System.Text.Encoding.UTF8.GetBytes($"[{reason}]")), file.Channel, ct);
                break;
        }
    }

    async Task KeepAsync(StoredFile kept, string channel, CancellationToken ct)
    {
        if (!await attachments.SettleAsync(kept, ct)) LogErased(kept.Conversation.Value, channel);
    }

    async Task<FetchedFile> TryAsync(AwaitedFile file, CancellationToken ct)
    {
        try
        {
            return channels.Find(file.Channel) switch
            {
                null => new FetchedFile.Later(null, "channel-off"),
                IHoldsFiles holder when !IsWeb(file.Source) => await holder.FetchAsync(file.Source, rules.MostBytes, ct),
                _ => await everywhere.FetchAsync(file.Source, rules.MostBytes, ct),
            };
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            LogThrew(problem, file.Conversation.Value, file.Channel);
            return new FetchedFile.Later(null, problem.GetType().Name);
        }
    }

    /// <summary>What is not what it says, or is of a kind that nobody here opens, is not kept.</summary>
    FetchedFile Judge(AwaitedFile file, FetchedFile fetched)
    {
        if (fetched is not FetchedFile.Here here) return fetched;
        if (here.Content.Length == 0) return new FetchedFile.Never("empty");
        foreach (var type in new[] { here.ContentType, file.ContentType, rules.KindOf(here.Content) })
            if (type is { Length: > 0 } && rules.Keep(type, here.Content) is { } kept) return here with { ContentType = type, Content = kept };
        return new FetchedFile.Never("kind-not-accepted");
    }

    /// <summary>A public address is asked as a stranger's, also where the channel has a key.</summary>
    static bool IsWeb(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    void Wake()
    {
        try
        {
            _awake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to look anyway.
        }
    }

    public override void Dispose()
    {
        _awake.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A citizen's file on {Channel} is fetched later: {Reason} (conversation {ConversationId})")]
    partial void LogLater(string conversationId, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A citizen's file on {Channel} cannot be kept: {Reason} (conversation {ConversationId})")]
    partial void LogNever(string conversationId, string channel, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "A file on {Channel} was thrown away, because its citizen was erased while it was fetched (conversation {ConversationId})")]
    partial void LogErased(string conversationId, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Channel {Channel} failed to fetch a file (conversation {ConversationId})")]
    partial void LogThrew(Exception problem, string conversationId, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "Files of citizens could not be looked up; it is tried again in a moment")]
    partial void LogFailed(Exception problem);
}

/// <summary>What may be kept of what citizens send.</summary>
/// <param name="Keep">What is kept of a file of this type: of a picture only the picture; null when it is not of this type, or of none that is taken.</param>
/// <param name="KindOf">The kind by the first bytes alone, for what says nothing or something else of itself.</param>
public sealed record FileRules(int MostBytes, Func<string, byte[], byte[]?> Keep, Func<byte[], string?> KindOf);
