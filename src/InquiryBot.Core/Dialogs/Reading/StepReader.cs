using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads lists of steps. A new kind of step is one line here.</summary>
internal static class StepReader
{
    static readonly Dictionary<string, Func<StepMap, Step>> Kinds = new()
    {
        ["say"] = SayStep.Read,
        ["ask"] = AskStep.Read,
        ["choose"] = ChooseStep.Read,
        ["do"] = DoStep.Read,
        ["branch"] = BranchStep.Read,
        ["fetch"] = FetchStep.Read,
        ["confirm"] = ConfirmStep.Read,
        ["go-to"] = GoToStep.Read,
        ["wait"] = WaitStep.Read,
        ["survey"] = SurveyStep.Read,
    };

    /// <summary>What each kind's reader knows.</summary>
    public static IEnumerable<StepShape> Shapes()
    {
        var empty = new YamlMap(new YamlDotNet.RepresentationModel.YamlMappingNode(), new YamlFile("", []));
        foreach (var (kind, read) in Kinds)
        {
            var shape = new StepShape(kind);
            read(new StepMap(empty, new Key(kind, Mark.Top("")), new Key(kind, Mark.Top("")), new StepNames()) { Shape = shape });
            yield return shape;
        }
    }

    public static IReadOnlyList<Step> Read(YamlValue list, StepNames names)
    {
        var steps = list.AsList().Select(value => ReadOne(value, names)).OfType<Step>().ToList();
        if (list.IsList && steps.Count == 0) list.Note("there are no steps here");
        return steps;
    }

    static Step? ReadOne(YamlValue value, StepNames names)
    {
        var map = value.AsOpenMap();
        if (!value.IsMap) return null;

        var kinds = map.All.Where(entry => Kinds.ContainsKey(entry.Name.Name)).ToList();
        if (kinds is [var (kind, subject)]) return Kinds[kind.Name](new StepMap(map, kind, subject.AsKey(), names));

        if (kinds.Count > 1) map.File.Note(kinds[1].Name.At, $"a step is either `{kinds[0].Name}` or `{kinds[1].Name}`", "begin the second with its own \"- \"");
        else map.File.Note(value.At, Unknown(map), Guess(map));
        return null;
    }

    static string Unknown(YamlMap map) => map.All.FirstOrDefault() is { Name: { } first } ? $"unknown step `{first}`" : "this step says nothing";

    static string Guess(YamlMap map) =>
        map.All.Select(entry => Suggest.From(entry.Name.Name, Kinds.Keys)).FirstOrDefault(guess => guess is not null)
        ?? $"known are {string.Join(", ", Kinds.Keys)}";
}
