using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>The names that the steps and texts of a dialog may use: its slots, and the results of its actions.</summary>
internal sealed class KnownNames(DialogLibrary library, IEnumerable<ActionShape> actions)
{
    public IReadOnlyDictionary<string, ActionShape> Actions { get; } = actions.ToDictionary(action => action.Name, StringComparer.Ordinal);

    public DialogLibrary Library => library;

    public IReadOnlySet<string> In(Dialog dialog) => dialog.All.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>The only values that a slot or result can have; null when it can have any.</summary>
    public IReadOnlyCollection<string>? ValuesOf(Dialog dialog, string name)
    {
        var questions = dialog.All.OfType<QuestionStep>().Where(step => step.Slot.Name == name).ToList();
        if (questions.Count == 0) return ActionsOf(dialog).Select(action => action.Values.GetValueOrDefault(name)).FirstOrDefault(values => values is not null);

        var values = questions.Select(question => question switch
        {
            ChooseStep choose => choose.Options.Select(option => option.Name),
            AskStep { Entity.Name: AnswerKinds.YesNo } => ["yes", "no"],
            _ => null,
        }).ToList();
        return values.Contains(null) ? null : [.. values.SelectMany(each => each!).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a slot may have stayed empty.</summary>
    public static bool MayBeEmpty(Dialog dialog, string name) =>
        dialog.All.OfType<QuestionStep>().Any(step => step.Slot.Name == name && (step.Optional || step.Retry.Then is RetryEnd.Skip));

    IEnumerable<ActionShape> ActionsOf(Dialog dialog) =>
        dialog.All.OfType<DoStep>().Select(step => Actions.GetValueOrDefault(step.Action.Name)).OfType<ActionShape>();

    IEnumerable<string> NamesOf(Step step) => step switch
    {
        AskStep { Entity.Name: AnswerKinds.Place } ask => [ask.Slot.Name, $"{ask.Slot}.latitude", $"{ask.Slot}.longitude"],
        ConfirmStep => [ConfirmStep.Summary],
        WaitStep { Slot: { } slot } => [slot.Name],
        QuestionStep question => [question.Slot.Name],
        DoStep act => Actions.GetValueOrDefault(act.Action.Name)?.Results ?? [],
        FetchStep fetch => library.FindSource(fetch.Source.Name)?.Results ?? [],
        _ => [],
    };
}
