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
    const string OfficesFile = "offices.yaml";
    const string SourcesFile = "sources.yaml";
    const string AreaFile = "area.yaml";

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
    Glossary offices = Glossary.Empty;
    Area area = Area.Everywhere;

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
        // A start waits for some hundred files to be parsed: all processors do it. Understanding them keeps their order.
        string[] names = [.. files.Keys.Except([LanguagesFile, BotFile, CannedFile]).Order(StringComparer.Ordinal)];
        var pages = new Page[names.Length];
        Parallel.For(0, names.Length, number => pages[number] = Page.Open(names[number], files[names[number]]));
        foreach (var page in pages)
        {
            ReadFile(page, languages);
            faults.AddRange(page.Faults);
        }

        foreach (var opening in openings.Where(opening => dialogs.All(dialog => dialog.Intent != opening.Name)))
            faults.Add(new Fault(opening.At, $"there is no dialog `{opening}`", Suggest.From(opening.Name, dialogs.Select(dialog => dialog.Intent))));
        return new DialogLibrary(languages, bot, dialogs, new Wordings(languages, words), examples, scripts) { Glossary = glossary, Offices = offices, Area = area, Sources = sources, Samples = samples };
    }

    void ReadFile(Page page, Languages languages)
    {
        switch (page.Name.Split('/'))
        {
            case [GlossaryFile]: if (page.Root is { } terms) glossary = GlossaryReader.Read(terms, "terms"); break;
            case [OfficesFile]: if (page.Root is { } names) offices = GlossaryReader.Read(names, "offices"); break;
            case [AreaFile]: if (page.Root is { } borders) area = AreaReader.Read(borders); break;
            case [SourcesFile]: if (page.Root is { } places) sources = SourceReader.Read(places); break;
            case [TextsFolder, var file] when Language(file, page.Name, languages) is { } tag: ReadWords(page, Wordings.Shared, tag, "texts"); break;
            case [Intents.OutOfScope, var file] when Language(file, page.Name, languages) is { } tag: ReadWords(page, Intents.OutOfScope, tag, "examples"); break;
            case [var topic, var intent, DialogFile]: ReadDialog(page, $"{topic}/{intent}"); break;
            case [var topic, var intent, ScriptFile]: if (page.Root is { } root) scripts.AddRange(ScriptReader.Read(root, $"{topic}/{intent}", languages)); break;
            case [_, _, SampleFile]: if (page.Root is { } recorded) samples.AddRange(SampleReader.Read(recorded)); break;
            case [_, var intent, var file] when Language(file, page.Name, languages) is { } tag: ReadWords(page, intent, tag, "examples", "texts"); break;
            case [_, _, _] or [TextsFolder, _] or [Intents.OutOfScope, _]: break;
            default: faults.Add(new Fault(Mark.Top(page.Name), "a file here means nothing", "a dialog is <topic>/<intent>/dialog.yaml")); break;
        }
    }

    void ReadWords(Page page, string intent, string language, params string[] known)
    {
        if (page.Root?.AsMap(known) is not { } map) return;
        examples.AddRange(LanguageFileReader.Examples(map, intent, language));
        words[(intent, language)] = LanguageFileReader.Texts(map);
    }

    void ReadDialog(Page page, string folder)
    {
        if (page.Root is not { } root || DialogFileReader.Read(root, folder) is not { } dialog) return;
        if (dialogs.FirstOrDefault(other => other.Intent == dialog.Intent) is { } same)
            faults.Add(new Fault(Mark.Top(page.Name), $"the intent `{dialog.Intent}` has a dialog in `{same.Folder}` already"));
        else dialogs.Add(dialog);
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
        if (files.TryGetValue(name, out var text)) return new YamlFile(name, faults).Load(text);
        faults.Add(new Fault(Mark.Top(name), "this file is missing"));
        return null;
    }

    /// <summary>A parsed file; whatever is found wrong in it goes to its own list.</summary>
    sealed record Page(string Name, YamlValue? Root, List<Fault> Faults)
    {
        public static Page Open(string name, string text)
        {
            var faults = new List<Fault>();
            return new Page(name, new YamlFile(name, faults).Load(text), faults);
        }
    }
}
