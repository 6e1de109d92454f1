using InquiryBot.Core.Conversations;

namespace InquiryBot.Workers;

/// <summary>Once, at the start: whether what lies sealed can still be opened, so that lost keys are noticed before a counselor needs them.</summary>
/// <param name="folder">Where the keys are looked for.</param>
public sealed partial class KeyWorker(ISeals seals, IVault vault, string folder, ILogger<KeyWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var closed = await seals.EndsAsync(stoppingToken);
            if (closed.Any(one => vault.Open(one) is null)) LogLost(Path.GetFullPath(folder));
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys are lost: not everything that is sealed in the database can be opened with those in {Folder}. "
        + "Covered words of messages and private values of tickets and cases stay closed. Put the files of that folder back from a backup, beside those that are there now, and start again")]
    partial void LogLost(string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the keys open what is sealed could not be seen; it is tried again at the next start")]
    partial void LogFailed(Exception problem);
}
