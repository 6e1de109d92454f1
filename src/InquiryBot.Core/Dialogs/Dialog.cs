using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs;

/// <summary>What a dialog is for; the kinds of the intent catalogue.</summary>
public enum DialogKind
{
    /// <summary>One turn with an official answer.</summary>
    Answer,

    /// <summary>Collects facts and ends in a record.</summary>
    Form,

    /// <summary>Asks for facts and looks something up.</summary>
    Lookup,

    /// <summary>Steers the conversation itself; works at any moment, inside a form too.</summary>
    Control,
}

/// <summary>One dialog as its folder says it; immutable. Its words are in <see cref="Wordings"/>.</summary>
public sealed class Dialog
{
    readonly Dictionary<string, Step> steps = new(StringComparer.Ordinal);
    readonly Dictionary<string, Step?> after = new(StringComparer.Ordinal);

    public Dialog(string intent, DialogKind kind, IReadOnlyList<Step> first)
    {
        Intent = intent;
        Kind = kind;
        Steps = first;
        Arrange(first, next: null);
        Options = All.OfType<ChooseStep>().SelectMany(step => step.Options).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        Asked = [.. All.OfType<QuestionStep>().DistinctBy(question => question.Slot.Name)];
        Questions = [.. All.OfType<QuestionStep>().Where(question => question.Changes)];
        IsEmergency = All.OfType<DoStep>().Any(step => step.With.TryGetValue("urgency", out var urgency) && urgency.Name == "emergency");
    }

    /// <summary>The intent that starts it; also the name of its folder.</summary>
    public string Intent { get; }
    public DialogKind Kind { get; }
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Where the dialog's own files are, such as <c>roads/road-damage-report</c>.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The responsible office, its official page, and when a person last read the words against it.</summary>
    public string? Owner { get; init; }
    public string? Source { get; init; }
    public DateOnly? Reviewed { get; init; }

    /// <summary>Where that day is written.</summary>
    public Mark? ReviewedAt { get; init; }

    /// <summary>The text keys that its choices put into slots.</summary>
    public IReadOnlySet<string> Options { get; }

    /// <summary>Life or health is at stake: such a dialog comes before everything else.</summary>
    public bool IsEmergency { get; }

    /// <summary>Every step, the nested ones too, in the order in which they are written.</summary>
    public IEnumerable<Step> All => steps.Values;

    /// <summary>The questions whose answers a citizen can change.</summary>
    public IReadOnlyList<QuestionStep> Questions { get; }

    /// <summary>One question of each slot, the first that asks for it.</summary>
    public IReadOnlyList<QuestionStep> Asked { get; }

    public Step? Find(string id) => steps.GetValueOrDefault(id);

    /// <summary>Where it goes on behind a step; null at the end of the dialog.</summary>
    public Step? After(Step step) => after[step.Id];

    /// <summary>The steps behind a branch go on where its branches meet; those of an action's other outcome end the dialog.</summary>
    void Arrange(IReadOnlyList<Step> list, Step? next)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var step = list[i];
            var follower = i + 1 < list.Count ? list[i + 1] : next;
            steps[step.Id] = step;
            after[step.Id] = follower;
            foreach (var inner in step.Inner) Arrange(inner, step.InnerJoins ? follower : null);
        }
    }
}
