namespace InquiryBot.Core.Channels;

/// <summary>What a channel can show and how it wants to be written to, as data, so that nobody has to ask for its name.</summary>
public sealed record ChannelAbilities
{
    /// <summary>Longest text of one message, as the vendor counts it.</summary>
    public required TextLimit Text { get; init; }

    /// <summary>It takes activities as they are, so nothing has to be fitted to it.</summary>
    public bool SpeaksActivities { get; init; }

    /// <summary>It has doors of its own and knows its conversations by our id: no webhook, and no chat of a vendor's to look up.</summary>
    public bool IsOurs { get; init; }

    /// <summary>How emphasis and links are written.</summary>
    public Markup Markup { get; init; } = Markup.Plain;

    /// <summary>Choices that one message may offer as buttons; 0: none, so they are numbered and typed.</summary>
    public int Buttons { get; init; }

    /// <summary>Longest label of a button.</summary>
    public TextLimit ButtonLabel { get; init; } = new(20, LengthUnit.Graphemes);

    /// <summary>Buttons that open an address may stand among the choices; otherwise addresses go into the text.</summary>
    public bool LinkButtons { get; init; }

    /// <summary>Cards side by side in one message; 0: a card becomes text and links.</summary>
    public int Carousel { get; init; }

    public TextLimit CardTitle { get; init; } = new(40, LengthUnit.Graphemes);
    public TextLimit CardText { get; init; } = new(120, LengthUnit.Graphemes);
    public int CardButtons { get; init; } = 3;

    /// <summary>Pictures are shown by their address.</summary>
    public bool Image { get; init; }

    /// <summary>Other files are sent by their address.</summary>
    public bool File { get; init; }

    public bool Location { get; init; }
    public bool Typing { get; init; }

    /// <summary>The vendor tells when a message was read.</summary>
    public bool ReadReceipts { get; init; }

    public bool Edits { get; init; }
    public bool Deletes { get; init; }

    /// <summary>Messages of the whole channel; null: the vendor names no limit that we could reach.</summary>
    public Rate? Rate { get; init; }

    /// <summary>Messages to one chat.</summary>
    public Rate? ChatRate { get; init; }

    /// <summary>When the window has closed the citizen is asked to write again, and the reply waits until he does.</summary>
    public bool AsksToWrite { get; init; }

    /// <summary>How long after the citizen's last message he may be written to; null: for ever.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How long a person may write to him instead, where the vendor lets people write for longer than bots; null: no longer.</summary>
    public TimeSpan? CounselorWindow { get; init; }

    /// <summary>What was said in public can be answered in private, once.</summary>
    public bool PrivateReplies { get; init; }
}

/// <summary>So many a second in the long run, and at most <paramref name="Burst"/> at a stroke.</summary>
public sealed record Rate(double PerSecond, int Burst);

/// <summary>How a vendor writes emphasis and links.</summary>
public enum Markup
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>Tags b, i, s, code and a; three characters are escaped. The activity's format is then <c>xml</c>.</summary>
    Html,

    /// <summary>*bold*, _italic_, ~struck~ and ```code```; links as they are. The activity's format is then <c>markdown</c>.</summary>
    Asterisks,
}
