namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

internal enum StepKind
{
    /// <summary>A word of a class.</summary>
    Word,

    /// <summary>A number, or something else that is written in digits.</summary>
    Number,

    /// <summary>No word of a class may follow.</summary>
    Not,

    /// <summary>Neither a letter nor a digit may follow at once.</summary>
    Gap,

    /// <summary>The last find ended here.</summary>
    Behind,

    /// <summary>Nothing that could be read stands before, or behind.</summary>
    Begin,
    End,
}

/// <summary>One step of a pattern.</summary>
/// <param name="Code">The class of a word, or the <see cref="Role"/> of a number.</param>
/// <param name="Forms">How the number may be written.</param>
/// <param name="Outside">Must stand there, and does not belong to what is found; a word that must not follow may not even behind a space.</param>
internal sealed record Step(StepKind Kind, int Code, NumberForms Forms, bool Outside);

/// <summary>A step, and how the pattern goes on behind it.</summary>
internal sealed record Way(Step Step, Pattern Then);

/// <summary>A type of entity, and where its pattern stands in the file; the earlier one wins between equals.</summary>
internal sealed record Goal(string Type, int Order);

/// <summary>What a number in a pattern stands for.</summary>
internal enum Role
{
    Count,

    /// <summary>Two or more, where one is an article.</summary>
    Several,
    Hour,
    Minute,
    Day,
    Month,
    Year,

    /// <summary>The 26 of 2026.</summary>
    ShortYear,

    /// <summary>14:30.</summary>
    Clock,

    /// <summary>14.30.</summary>
    ClockDot,

    /// <summary>2026-03-15 and the like.</summary>
    Date,

    /// <summary>A number in digits that is no part of a code: not the 4 of F-4.</summary>
    Figure,

    /// <summary>A bus: 720-2, M5107.</summary>
    Route,

    /// <summary>A bus with a letter or a hyphen: 720-2.</summary>
    MarkedRoute,

    /// <summary>A bus with a letter and four digits: M5107.</summary>
    ExpressRoute,

    /// <summary>A stop: 03126, 02-123.</summary>
    Stop,

    /// <summary>A house: 12, 12-3.</summary>
    House,

    /// <summary>A year digit by digit in Han: 二〇二六.</summary>
    SpelledYear,

    /// <summary>The next smaller part of an address in Han: 八达区.</summary>
    Tail,
}

[Flags]
internal enum NumberForms
{
    Digits = 1,

    /// <summary>One word, which may be another word too.</summary>
    Single = 2,

    /// <summary>Several words.</summary>
    Many = 4,

    /// <summary>The language's own numerals beside the Chinese ones.</summary>
    Native = 8,
    Usual = Digits | Single | Many,
}

/// <summary>
/// All patterns of a grammar as one tree, so that what they have in common is read once. No deeper than the longest
/// pattern, which bounds the work at each place of a text.
/// </summary>
internal sealed class Pattern
{
    private readonly List<Way> _ways = [];

    /// <summary>What is found when reading has come to here.</summary>
    public Goal[] Goals { get; private set; } = [];

    public Way[] Words { get; private set; } = [];

    public Way[] Numbers { get; private set; } = [];

    public Way[] Conditions { get; private set; } = [];

    public void Add(ReadOnlySpan<Step> steps, string type, int order)
    {
        if (steps.Length == 0)
        {
            Goals = [.. Goals, new Goal(type, order)];
            return;
        }
        var step = steps[0];
        var way = _ways.Find(known => known.Step == step);
        if (way is null)
        {
            _ways.Add(way = new Way(step, new Pattern()));
            Words = _ways.FindAll(known => known.Step.Kind == StepKind.Word).ToArray();
            Numbers = _ways.FindAll(known => known.Step.Kind == StepKind.Number).ToArray();
            Conditions = _ways.FindAll(known => known.Step.Kind > StepKind.Number).ToArray();
        }
        way.Then.Add(steps[1..], type, order);
    }
}
