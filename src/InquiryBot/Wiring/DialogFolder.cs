using InquiryBot.Core.Dialogs;

namespace InquiryBot.Wiring;

/// <summary>
/// Watches the dialog folder while the bot serves it. A folder without faults takes the old one's place a moment
/// after the last file was saved; one with faults is refused with its faults in the log, and the old one stays.
/// </summary>
/// <param name="folder">Must exist.</param>
/// <param name="actions">What dialogs may name.</param>
/// <param name="replaced">Told of every new library, after it is in use.</param>
internal sealed partial class DialogFolder(
    string folder, DialogShelf shelf, IReadOnlyList<ActionShape> actions, TimeProvider clock, ILogger<DialogFolder> log, Action<DialogLibrary> replaced)
    : IHostedService, IDisposable
{
    // Editors and git write several files one after the other; what is half written would only be a fault in the log.
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    readonly SemaphoreSlim one = new(1);
    readonly CancellationTokenSource stopping = new();
    FileSystemWatcher? watcher;
    ITimer? timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        timer = clock.CreateTimer(_ => _ = ReloadAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        watcher = new FileSystemWatcher(folder, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += (_, _) => Await();
        watcher.Created += (_, _) => Await();
        watcher.Deleted += (_, _) => Await();
        watcher.Renamed += (_, _) => Await();
        // Too many changes at once for the watcher: what they were does not matter, the whole folder is read anyway.
        watcher.Error += (_, _) => Await();
        watcher.EnableRaisingEvents = true;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose()
    {
        watcher?.Dispose();
        timer?.Dispose();
        stopping.Dispose();
        one.Dispose();
    }

    void Await() => timer?.Change(Quiet, Timeout.InfiniteTimeSpan);

    async Task ReloadAsync()
    {
        try
        {
            await one.WaitAsync(stopping.Token);
            try
            {
                Take(await DialogFiles.ReadAsync(folder, stopping.Token));
            }
            finally
            {
                one.Release();
            }
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A file that is just being written; when that is done there is another change.
            LogBusy(log, busy.Message);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            LogStopped(log);
        }
    }

    void Take(DialogReading reading)
    {
        var faults = DialogCheck.Faults(reading, actions);
        if (reading.Library is not { } library || faults.Count > 0)
        {
            foreach (var fault in faults) LogFault(log, DialogFiles.Show(folder, fault));
            LogKept(log, faults.Count);
            return;
        }

        shelf.Replace(library);
        LogReplaced(log, library.Dialogs.Count);
        replaced(library);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The dialogs were read again: {Count} are served")]
    static partial void LogReplaced(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}")]
    static partial void LogFault(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Faults in the changed dialogs: {Count}; those from before are still served")]
    static partial void LogKept(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A dialog file cannot be read yet: {Reason}")]
    static partial void LogBusy(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The dialog folder is no longer watched")]
    static partial void LogStopped(ILogger log);
}
