using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>Files, and what must be in them: every dialog in every language with examples; an answer with its office.</summary>
internal sealed class FileCheck(DialogLibrary library)
{
    readonly HashSet<(string Intent, string Language)> asked = [.. library.Lines.Select(line => (line.Intent, line.Language))];

    public IEnumerable<Fault> Faults() =>
        library.Dialogs.SelectMany(Languages)
            .Concat(library.Dialogs.Where(dialog => dialog.Kind is DialogKind.Answer).SelectMany(Origin))
            .Concat(library.Offices.Count == 0 ? [] : library.Dialogs.SelectMany(Offices))
            .Concat(Orphans())
            .Concat(library.Languages.All.SelectMany(Shared));

    IEnumerable<Fault> Languages(Dialog dialog) =>
        from language in library.Languages.All
        let file = Mark.Top($"{dialog.Folder}/{language.Tag}.yaml")
        where !asked.Contains((dialog.Intent, language.Tag))
        select library.Words.Has(dialog.Intent, language.Tag)
            ? new Fault(file, "there are no examples", "add `examples:` with questions as citizens ask them")
            : new Fault(file, "this file is missing", $"`{dialog.Intent}` has no {language.Name} words");

    static IEnumerable<Fault> Origin(Dialog dialog)
    {
        var file = Mark.Top($"{dialog.Folder}/dialog.yaml");
        if (dialog.Owner is null) yield return new Fault(file, "`owner` is missing", "the office that answers for this answer");
        if (dialog.Source is null) yield return new Fault(file, "`source` is missing", "the official page that it was taken from");
        if (dialog.Reviewed is null) yield return new Fault(file, "`reviewed` is missing", "the day on which it was last compared with its source");
    }

    /// <summary>A card that names an office in a language which nobody of its readers knows.</summary>
    IEnumerable<Fault> Offices(Dialog dialog) =>
        from language in library.Languages.All.Skip(1)
        where Dialogs.Origin.Of(dialog, library.Bot, default) is { } origin && library.Offices.Wording(origin.Owner, library.Languages.Default.Tag, language.Tag) is null
        select new Fault(Mark.Top($"{dialog.Folder}/dialog.yaml"), $"`{dialog.Owner}` has no name in {language.Tag}", "add it to offices.yaml");

    IEnumerable<Fault> Orphans() =>
        from line in library.Lines
        where line.Intent != Intents.OutOfScope && library.Find(line.Intent) is null
        group line by line.Text.At.File into file
        select new Fault(Mark.Top(file.Key[..(file.Key.LastIndexOf('/') + 1)] + "dialog.yaml"), "this file is missing", $"{file.Key} is there without it");

    IEnumerable<Fault> Shared(Language language)
    {
        if (!library.Words.Has(Wordings.Shared, language.Tag)) yield return new Fault(Mark.Top($"texts/{language.Tag}.yaml"), "this file is missing");
        if (!library.Words.Has(Intents.OutOfScope, language.Tag))
            yield return new Fault(Mark.Top($"{Intents.OutOfScope}/{language.Tag}.yaml"), "this file is missing", "questions that are nobody's");
    }
}
