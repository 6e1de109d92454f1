using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Core.Desk;

/// <summary>One line of a conversation as a counselor sees it.</summary>
/// <param name="Id">The console's own id for what it wrote, otherwise the activity's.</param>
/// <param name="Sequence">Its place; a note shares the place of the line that it was written after.</param>
/// <param name="Problem">Why the channel refused it for good, or, while it is on its way, not yet.</param>
public sealed record TranscriptEntry(string Id, long Sequence, Speaker From, string? Name, string? Text, DateTimeOffset At, Progress Delivery, string? Problem)
{
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>What is covered in it can be looked at, for a reason.</summary>
    public bool Masked { get; init; }

    /// <summary>A counselor's answer in private to what was said in public.</summary>
    public bool Privately { get; init; }

    /// <summary>The line, or null for one that says nothing to a reader, such as an event.</summary>
    public static TranscriptEntry? Of(TranscriptRow row)
    {
        var activity = ActivityJson.Read(row.Body);
        if (activity.Type is not ActivityTypes.Message) return null;

        var mark = CounselorMark.Of(activity);
        var from = mark is not null ? Speaker.Counselor : activity.From?.Role is Roles.Bot ? Speaker.Bot : Speaker.Citizen;
        var delivery = row.Pending && from is not Speaker.Citizen ? Progress.Sending : row.Problem is not null ? Progress.Failed : Progress.Sent;
        return new TranscriptEntry(
            mark?.Message ?? activity.Id ?? $"{row.Sequence}", row.Sequence, from, activity.From?.Name, activity.Text, row.At, delivery, row.Problem)
        {
            Attachments = activity.Attachments ?? [],
            Entities = activity.Entities ?? [],
            Masked = row.Masked,
            Privately = mark?.Private is true,
        };
    }

    /// <summary>The words of a citizen's activity as he wrote them: text, names of files, or whatever else he sent.</summary>
    public static string WordsOf(Activity original)
    {
        var words = (original.Attachments ?? []).Select(file => file.Name).Prepend(original.Text).Where(words => words is { Length: > 0 });
        return string.Join('\n', words) is { Length: > 0 } said ? said : ActivityJson.Write(original);
    }

    public static TranscriptEntry Of(Note note) =>
        new(note.Id, note.After, Speaker.Note, note.By.Value, note.Text, note.At, Progress.Sent, null);

    /// <summary>Lines and notes as one conversation.</summary>
    public static IReadOnlyList<TranscriptEntry> Join(IEnumerable<TranscriptRow> rows, IEnumerable<Note> notes) =>
        [.. rows.Select(Of).OfType<TranscriptEntry>().Concat(notes.Select(Of)).OrderBy(entry => entry.Sequence)];
}

public enum Speaker
{
    Citizen,
    Bot,
    Counselor,
    Note,
}

/// <summary>How far a reply has come.</summary>
public enum Progress
{
    Sent,
    Sending,
    Failed,
}

/// <summary>
/// What a list shows of a conversation: the citizen's last words, and how much of his nobody has looked at. As long as an urgent ticket
/// waits, what made it urgent stands there, whatever he says after it.
/// </summary>
public sealed record Glimpse(string? Preview, int Unread)
{
    const int Longest = 140;

    /// <summary>Read from the last lines; what came before the ticket was taken, or before the last answer, has been seen.</summary>
    public static Glimpse Of(Ticket ticket, IEnumerable<TranscriptRow> tail)
    {
        var entries = tail.Select(TranscriptEntry.Of).OfType<TranscriptEntry>().ToList();
        var answered = entries.FindLastIndex(entry => entry.From is Speaker.Counselor);
        var seen = ticket.AcceptedAt ?? ticket.OpenedAt;
        var words = entries.Where(entry => entry.From is Speaker.Citizen && entry.Text is { Length: > 0 }).ToList();
        var alarm = ticket is { Status: TicketStatus.Waiting, Urgency: not Urgency.Normal } ? words.LastOrDefault(entry => entry.At <= ticket.OpenedAt) : null;
        return new Glimpse(
            Shorten((alarm ?? words.LastOrDefault())?.Text),
            entries.Skip(answered + 1).Count(entry => entry.From is Speaker.Citizen && entry.At > seen));
    }

    /// <summary>Cuts at a whole character: half of an emoji is no character.</summary>
    static string? Shorten(string? text) =>
        text is null || text.Length <= Longest ? text
        : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
