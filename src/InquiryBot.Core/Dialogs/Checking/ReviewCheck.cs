using System.Globalization;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>Answers that nobody has compared with their source for too long.</summary>
internal sealed class ReviewCheck(DialogLibrary library, DateOnly today)
{
    public IEnumerable<Fault> Warnings() =>
        from dialog in library.Dialogs
        where Origin.Of(dialog, library.Bot, today) is { Due: true }
        select new Fault(dialog.ReviewedAt ?? Mark.Top($"{dialog.Folder}/dialog.yaml"), string.Create(CultureInfo.InvariantCulture, $"the answer is due for review since {dialog.Reviewed!.Value.AddDays(library.Bot.ReviewEveryDays):yyyy-MM-dd}"), $"compare it with {dialog.Source}")
        {
            IsWarning = true,
        };
}
