using InquiryBot.Core.Dialogs.Phrasing;
using InquiryBot.Core.Dialogs.Reading;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>Every text in every language, with the same placeholders, and these known.</summary>
internal sealed class TextCheck(DialogLibrary library, KnownNames known)
{
    public IEnumerable<Fault> Faults() =>
        library.Dialogs.SelectMany(dialog => dialog.All.SelectMany(step => step.TextKeys).SelectMany(key => Text(dialog, key)))
            .Concat(library.Dialogs.SelectMany(dialog => OtherWords(dialog).SelectMany(key => Text(dialog, key))))
            .Concat(SystemTexts.Required.SelectMany(System))
            .Concat(library.Words.Dialogs.SelectMany(Alike))
            .Concat(library.Words.Dialogs.SelectMany(Placeholders))
            .Concat(library.Words.Dialogs.SelectMany(Forms));

    /// <summary>What an option is also called in one language it is called in each.</summary>
    IEnumerable<Key> OtherWords(Dialog dialog) => dialog.All.OfType<ChooseStep>().SelectMany(step => step.Options).Select(ChooseStep.WordsFor)
        .Where(key => library.Languages.All.Any(language => library.Words.In(dialog.Intent, language.Tag).ContainsKey(key.Name)));

    IEnumerable<Fault> Text(Dialog dialog, Key key)
    {
        if (key.Name.Length == 0) return [];
        var lacking = library.Languages.All.Where(language => !Has(dialog.Intent, key.Name, language.Tag)).ToList();
        return lacking.Count == library.Languages.All.Count
            ? [new Fault(key.At, $"there is no text `{key}`", Suggest.From(key.Name, Keys(dialog.Intent)))]
            : lacking.Select(language => Lacks(dialog, key, language.Tag));
    }

    /// <summary>Where the others have it is where it has to be written.</summary>
    Fault Lacks(Dialog dialog, Key key, string language)
    {
        var shared = !library.Languages.All.Any(other => library.Words.In(dialog.Intent, other.Tag).ContainsKey(key.Name));
        var file = shared ? $"texts/{language}.yaml" : $"{dialog.Folder}/{language}.yaml";
        return new Fault(Mark.Top(file), $"the text `{key}` is missing", $"{key.At.File}:{key.At.Line} says it");
    }

    IEnumerable<Fault> System(string key) =>
        from language in library.Languages.All
        where !library.Words.In(Wordings.Shared, language.Tag).ContainsKey(key)
        select new Fault(Mark.Top($"texts/{language.Tag}.yaml"), $"the text `{key}` is missing", "the program says it");

    /// <summary>A placeholder that one language has and another lacks is information that somebody does not get.</summary>
    IEnumerable<Fault> Alike(string dialog) =>
        from key in library.Languages.All.SelectMany(language => library.Words.In(dialog, language.Tag).Keys).Distinct(StringComparer.Ordinal)
        let wordings = library.Languages.All.Select(language => library.Words.In(dialog, language.Tag).GetValueOrDefault(key)).OfType<Wording>().ToList()
        let all = wordings.SelectMany(wording => wording.Placeholders).ToHashSet(StringComparer.Ordinal)
        from wording in wordings
        from name in all
        where name != wording.Plural?.Of && wording.All.Any(variant => !Placeholder.NamesIn(variant).Contains(name))
        select new Fault(wording.Key.At, $"`{{{name}}}` is missing in `{key}`", "every language and every variant must say it");

    /// <summary>The forms of values and numbers that the texts ask for.</summary>
    IEnumerable<Fault> Forms(string owner) =>
        from language in library.Languages.All
        from wording in library.Words.In(owner, language.Tag).Values
        from fault in wording.All.SelectMany(Placeholder.FormsIn).Distinct(StringComparer.Ordinal).Where(form => !ValueForms.IsKnown(form))
            .Select(form => new Fault(wording.Key.At, $"unknown form `{form}` in `{wording.Key}`", Suggest.From(form, ValueForms.Names.Concat(Particles.All)) ?? Turned(form)))
            .Concat(wording.Plural is { } plural ? Plural(wording.Key, plural, owner, language) : [])
        select fault;

    /// <summary>The shape behind a consonant is written first.</summary>
    static string? Turned(string form) => form.Split('/') is [var one, var other] && Particles.All.Contains($"{other}/{one}") ? $"did you mean `{other}/{one}`?" : null;

    IEnumerable<Fault> Plural(Key key, PluralWording plural, string owner, Language language) =>
    [
        .. language.Plurals.Forms.Where(form => !plural.Forms.ContainsKey(form)).Select(form => new Fault(key.At, $"`{key}` lacks the form `{form}`", $"{language.Name} has {string.Join(", ", language.Plurals.Forms)}")),
        .. plural.Forms.Keys.Where(form => !language.Plurals.Forms.Contains(form)).Select(form => new Fault(key.At, $"`{key}` has a form `{form}` that {language.Name} has not", $"it has {string.Join(", ", language.Plurals.Forms)}")),
        .. Allowed(owner, key.Name) is var names && !names.Contains(plural.Of) ? [new Fault(key.At, $"unknown slot `{plural.Of}` in `{key}`", Suggest.From(plural.Of, names))] : Array.Empty<Fault>(),
    ];

    IEnumerable<Fault> Placeholders(string owner) =>
        from language in library.Languages.All
        from wording in library.Words.In(owner, language.Tag).Values
        from name in wording.Placeholders
        let names = Allowed(owner, wording.Key.Name)
        where !names.Contains(name)
        select new Fault(wording.Key.At, $"unknown slot `{name}` in `{wording.Key}`", Suggest.From(name, names));

    /// <summary>A dialog's own text may use what the dialog learns; a shared one what the program gives it, or each dialog that says it.</summary>
    IReadOnlySet<string> Allowed(string owner, string key)
    {
        if (library.Find(owner) is { } dialog) return FieldsIn(dialog, key) ?? known.In(dialog);
        if (SystemTexts.Placeholders.TryGetValue(key, out var given)) return given.ToHashSet(StringComparer.Ordinal);
        var users = library.Dialogs.Where(user => user.All.Any(step => step.TextKeys.Any(used => used.Name == key))).Select(known.In).ToList();
        return users.Count == 0 ? new HashSet<string>() : users.Aggregate((one, other) => one.Intersect(other).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The line of a list tells one thing by its fields; null for other texts.</summary>
    HashSet<string>? FieldsIn(Dialog dialog, string key) =>
        dialog.All.OfType<FetchStep>().Where(step => step.Line?.Name == key).Select(step => library.FindSource(step.Source.Name)?.List?.Fields.Keys).FirstOrDefault()?.ToHashSet(StringComparer.Ordinal);

    bool Has(string dialog, string key, string language) =>
        library.Words.In(dialog, language).ContainsKey(key) || library.Words.In(Wordings.Shared, language).ContainsKey(key);

    IEnumerable<string> Keys(string dialog) => library.Languages.All
        .SelectMany(language => library.Words.In(dialog, language.Tag).Keys.Concat(library.Words.In(Wordings.Shared, language.Tag).Keys))
        .Distinct(StringComparer.Ordinal);
}
