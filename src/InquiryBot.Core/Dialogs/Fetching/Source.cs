namespace InquiryBot.Core.Dialogs.Fetching;

/// <summary>A place outside where dialogs look something up, as <c>sources.yaml</c> declares it.</summary>
public sealed record Source(Key Name)
{
    /// <summary>Given by the program to every source: hours and minutes of now, as <c>930</c> or <c>1805</c>.</summary>
    public const string TimeOfDay = "now.time";

    /// <summary>http or https to a host that is written out; placeholders stand in the path only.</summary>
    public required string Address { get; init; }

    public IReadOnlyList<SourceField> Query { get; init; } = [];
    public IReadOnlyList<SourceField> Headers { get; init; } = [];

    /// <summary>From the question to the last byte of the answer.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What an answer must say of itself, as some services answer 200 to everything.</summary>
    public SoundSign? Sound { get; init; }

    /// <summary>Single values of the answer, by the name that they get behind the source's own.</summary>
    public IReadOnlyDictionary<string, JsonPointer> Picks { get; init; } = new Dictionary<string, JsonPointer>();

    public SourceList? List { get; init; }

    /// <summary>The names that <c>with:</c> must give.</summary>
    public IReadOnlySet<string> Needs => Query.Concat(Headers).Where(given => !given.IsSecret).Select(given => given.Words).Append(Address)
        .Concat(List?.Keep.Select(rule => rule.Words) ?? []).SelectMany(Placeholder.NamesIn).Where(name => name != TimeOfDay).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names that later texts and branches may use.</summary>
    public IEnumerable<string> Results => Picks.Keys.Concat(List is null ? [] : ["list", "count"]).Select(name => $"{Name}.{name}");
}

/// <summary>A parameter or a header: words with placeholders, or the name of a secret that the settings hold.</summary>
public sealed record SourceField(string Name, string Words, bool IsSecret);

/// <summary>A place in the answer, and what it may hold when all is well.</summary>
public sealed record SoundSign(JsonPointer At, IReadOnlyList<string> Is);

/// <summary>Things of one kind, of which some are told, a line each.</summary>
/// <param name="At">A list; one thing alone counts as a list of one, nothing as an empty one.</param>
/// <param name="Fields">What is told of each; a thing that lacks one of them is left out.</param>
public sealed record SourceList(JsonPointer At, IReadOnlyDictionary<string, JsonPointer> Fields)
{
    public IReadOnlyList<KeepRule> Keep { get; init; } = [];

    /// <summary>The smallest number first; none: as the source has them.</summary>
    public JsonPointer? OrderBy { get; init; }

    /// <summary>How many are told at most.</summary>
    public int First { get; init; } = 5;
}

/// <summary>Which things are told: those whose value is the words', or stands in them, or whose number is not beyond theirs. Words that come out empty keep all.</summary>
public sealed record KeepRule(JsonPointer At, KeepKind Kind, string Words);

public enum KeepKind
{
    Is,

    /// <summary>As 720-2 stands in "bus 720-2", and 20 does not.</summary>
    NamedIn,
    AtMost,
    AtLeast,
}
