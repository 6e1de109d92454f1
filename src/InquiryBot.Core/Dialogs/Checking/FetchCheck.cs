using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>What fetching steps name: sources with what they need, and samples of sources that are none.</summary>
internal sealed class FetchCheck(DialogLibrary library, KnownNames known)
{
    public IEnumerable<Fault> Faults() =>
        (from dialog in library.Dialogs
         from step in dialog.All.OfType<FetchStep>()
         from fault in Fetch(dialog, step)
         select fault).Concat(library.Samples.Where(sample => library.FindSource(sample.Source.Name) is null).Select(sample => Unknown(sample.Source)));

    Fault Unknown(Key source) => new(source.At, $"unknown source `{source}`", Suggest.From(source.Name, library.Sources.Select(other => other.Name.Name)));

    IEnumerable<Fault> Fetch(Dialog dialog, FetchStep step)
    {
        if (library.FindSource(step.Source.Name) is not { } source) return [Unknown(step.Source)];
        return [.. Given(step, source), .. step.With.Values.SelectMany(value => Slots(dialog, value)), .. Told(step, source), .. Outcomes(step), .. UnlessKnown(dialog, step)];
    }

    static IEnumerable<Fault> Given(FetchStep step, Source source)
    {
        foreach (var need in source.Needs.Where(need => !step.With.ContainsKey(need)))
            yield return new Fault(step.At, $"`{source.Name}` needs `{need}`", $"with: {{ {need}: … }}");
        foreach (var (name, value) in step.With.Where(value => !source.Needs.Contains(value.Key)))
            yield return new Fault(value.At, $"`{source.Name}` takes no `{name}`", Suggest.From(name, source.Needs));
    }

    /// <summary>What is sealed at home does not go to a stranger.</summary>
    IEnumerable<Fault> Slots(Dialog dialog, Key value)
    {
        foreach (var name in Placeholder.NamesIn(value.Name))
        {
            if (!known.In(dialog).Contains(name)) yield return new Fault(value.At, $"unknown slot `{name}`", Suggest.From(name, known.In(dialog)));
            if (dialog.All.OfType<QuestionStep>().Any(question => question.Private && question.Slot.Name == name))
                yield return new Fault(value.At, $"`{name}` is private and cannot go to a source");
        }
    }

    static IEnumerable<Fault> Told(FetchStep step, Source source)
    {
        if (source.List is not null && step.Line is null) yield return new Fault(step.At, $"`{source.Name}` gives a list, but nothing says how a line of it reads", "line: <text>");
        if (source.List is null && step.Line is { } line) yield return new Fault(line.At, $"`{source.Name}` gives no list");
    }

    static IEnumerable<Fault> Outcomes(FetchStep step) => step.Otherwise.All(other => other.Value.Name != FetchStep.Failed)
        ? [new Fault(step.At, $"`{step.Source}` can also fail", "add `when-failed:` with steps")]
        : [];

    IEnumerable<Fault> UnlessKnown(Dialog dialog, FetchStep step) => step.UnlessKnown is { } slot && !known.In(dialog).Contains(slot.Name)
        ? [new Fault(slot.At, $"unknown slot `{slot}`", Suggest.From(slot.Name, known.In(dialog)))]
        : [];
}
