using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>The keys that scripted conversations expect must be texts.</summary>
internal sealed class ScriptCheck(DialogLibrary library)
{
    public IEnumerable<Fault> Faults() =>
        from script in library.Scripts
        from line in script.Lines
        from key in line switch
        {
            ScriptLine.Hears hears => hears.Keys,
            ScriptLine.Chooses chooses => [chooses.Text],
            _ => [],
        }
        where key.Name.Length > 0 && !Exists(script, key.Name)
        select new Fault(key.At, $"there is no text `{key}`", Suggest.From(key.Name, Keys(script, key.Name)));

    bool Exists(Script script, string key)
    {
        var (dialog, own) = key.Split('/') is [var owner, var name] ? (owner, name) : (script.Dialog, key);
        return library.Languages.All.Any(language => library.Words.Find(dialog, own, language.Tag) is not null);
    }

    IEnumerable<string> Keys(Script script, string key)
    {
        var dialog = key.Split('/') is [var owner, _] ? owner : script.Dialog;
        var prefix = dialog == script.Dialog ? "" : $"{dialog}/";
        return library.Languages.All.SelectMany(language =>
            library.Words.In(dialog, language.Tag).Keys.Select(name => prefix + name).Concat(library.Words.In(Wordings.Shared, language.Tag).Keys)).Distinct(StringComparer.Ordinal);
    }
}
