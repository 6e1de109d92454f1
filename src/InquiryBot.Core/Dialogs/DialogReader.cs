using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>What a dialog folder says, and what is wrong with it. A library with faults is for looking at, not for use.</summary>
/// <param name="Library">Null when not even the languages could be read.</param>
public sealed record DialogReading(DialogLibrary? Library, IReadOnlyList<Fault> Faults);

/// <summary>
/// Reads the dialog folder: YAML in, one library out. Knows files by name and text alone, so that whoever has a disk
/// (or a test) hands them over. Never throws for what a file may hold.
/// </summary>
public sealed class DialogReader
{
    const string LanguagesFile = "languages.yaml";
    const string BotFile = "bot.yaml";
    const string GlossaryFile = "glossary.yaml";
    const string SourcesFile = "sources.yaml";

    /// <summary>What counselors send often: the desk reads it.</summary>
    const string CannedFile = "canned.yaml";
    const string DialogFile = "dialog.yaml";
    const string ScriptFile = "tests.yaml";
    const string SampleFile = "samples.yaml";
    const string TextsFolder = "texts";

    readonly List<Fault> faults = [];
    readonly Dictionary<(string, string), IReadOnlyDictionary<string, Wording>> words = [];
    readonly List<Dialog> dialogs = [];
    readonly List<ExampleLine> examples = [];
    readonly List<Script> scripts = [];
    readonly List<Sample> samples = [];
    IReadOnlyList<Source> sources = [];
    Glossary glossary = Glossary.Empty;

    DialogReader() { }

    /// <param name="files">File name relative to the dialog folder, with <c>/</c>, to its text.</param>
    public static DialogReading Read(IReadOnlyDictionary<string, string> files)
    {
        var reader = new DialogReader();
        var library = reader.ReadAll(files);
        return new DialogReading(library, reader.faults);
    }

    DialogLibrary? ReadAll(IReadOnlyDictionary<string, string> files)
    {
        if (Load(files, LanguagesFile) is not { } root || SettingsReader.ReadLanguages(root) is not { } languages) return null;

        var openings = new List<Key>();
        var bot = Load(files, BotFile) is { } settings ? SettingsReader.ReadBot(settings, openings) : new BotSettings();
        foreach (var name in files.Keys.Except([LanguagesFile, BotFile]).Order(StringComparer.Ordinal)) ReadFile(name, files[name], languages);
        foreach (var opening in openings.Where(opening => dialogs.All(dialog => dialog.Intent != opening.Name)))
            faults.Add(new Fault(opening.At, $"there is no dialog `{opening}`", Suggest.From(opening.Name, dialogs.Select(dialog => dialog.Intent))));
        return new DialogLibrary(languages, bot, dialogs, new Wordings(languages, words), examples, scripts) { Glossary = glossary, Sources = sources, Samples = samples };
    }

    void ReadFile(string name, string text, Languages languages)
    {
        switch (name.Split('/'))
        {
            case [GlossaryFile]: if (Load(name, text) is { } terms) glossary = GlossaryReader.Read(terms); break;
            case [SourcesFile]: if (Load(name, text) is { } places) sources = SourceReader.Read(places); break;
            case [CannedFile]: break;
            case [TextsFolder, var file] when Language(file, name, languages) is { } tag: ReadWords(name, text, Wordings.Shared, tag, "texts"); break;
            case [Intents.OutOfScope, var file] when Language(file, name, languages) is { } tag: ReadWords(name, text, Intents.OutOfScope, tag, "examples"); break;
            case [var topic, var intent, DialogFile]: ReadDialog(name, text, $"{topic}/{intent}"); break;
            case [var topic, var intent, ScriptFile]: ReadScripts(name, text, $"{topic}/{intent}", languages); break;
            case [_, _, SampleFile]: if (Load(name, text) is { } recorded) samples.AddRange(SampleReader.Read(recorded)); break;
            case [_, var intent, var file] when Language(file, name, languages) is { } tag: ReadWords(name, text, intent, tag, "examples", "texts"); break;
            case [_, _, _] or [TextsFolder, _] or [Intents.OutOfScope, _]: break;
            default: faults.Add(new Fault(Mark.Top(name), "a file here means nothing", "a dialog is <topic>/<intent>/dialog.yaml")); break;
        }
    }

    void ReadWords(string name, string text, string intent, string language, params string[] known)
    {
        if (Load(name, text)?.AsMap(known) is not { } map) return;
        examples.AddRange(LanguageFileReader.Examples(map, intent, language));
        words[(intent, language)] = LanguageFileReader.Texts(map);
    }

    void ReadDialog(string name, string text, string folder)
    {
        if (Load(name, text) is not { } root || DialogFileReader.Read(root, folder) is not { } dialog) return;
        if (dialogs.FirstOrDefault(other => other.Intent == dialog.Intent) is { } same)
            faults.Add(new Fault(Mark.Top(name), $"the intent `{dialog.Intent}` has a dialog in `{same.Folder}` already"));
        else dialogs.Add(dialog);
    }

    void ReadScripts(string name, string text, string folder, Languages languages)
    {
        if (Load(name, text) is { } root) scripts.AddRange(ScriptReader.Read(root, folder, languages));
    }

    /// <summary>The language that a file is named for; null after noting that there is no such language.</summary>
    string? Language(string file, string name, Languages languages)
    {
        var tag = file.EndsWith(".yaml", StringComparison.Ordinal) ? file[..^".yaml".Length] : file;
        if (languages.All.Any(language => language.Tag == tag)) return tag;
        var known = languages.All.Select(language => language.Tag).Append(Path.GetFileNameWithoutExtension(DialogFile)).Append(Path.GetFileNameWithoutExtension(ScriptFile));
        faults.Add(new Fault(Mark.Top(name), $"there is no language `{tag}` in {LanguagesFile}", Suggest.From(tag, known)));
        return null;
    }

    YamlValue? Load(IReadOnlyDictionary<string, string> files, string name)
    {
        if (files.TryGetValue(name, out var text)) return Load(name, text);
        faults.Add(new Fault(Mark.Top(name), "this file is missing"));
        return null;
    }

    YamlValue? Load(string name, string text) => new YamlFile(name, faults).Load(text);
}
