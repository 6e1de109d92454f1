namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>
/// One word for one thing: where the default language's text has a term of the glossary, the other languages' texts have its
/// wording. Endings may differ, what stands in brackets may be left out, and the term itself in brackets will do.
/// </summary>
internal sealed class GlossaryCheck(DialogLibrary library)
{
    // Of a word that changes its ending, what has to be there.
    const double Stem = 0.6;

    const int ShortWord = 4;

    static readonly char[] Brackets = ['(', '（'];

    public IEnumerable<Fault> Warnings() =>
        from owner in library.Words.Dialogs
        from original in library.Words.In(owner, library.Languages.Default.Tag).Values
            // What is only heard is how citizens put it.
        where !original.Key.Name.EndsWith(SystemTexts.Heard, StringComparison.Ordinal)
        from language in library.Languages.All.Skip(1)
        let wording = library.Words.In(owner, language.Tag).GetValueOrDefault(original.Key.Name)
        where wording is not null
        let said = string.Join('\n', wording.All)
        from term in Terms(original, language.Tag)
        where !Has(said, term.Wording) && !said.Contains(term.Word, StringComparison.Ordinal)
        select new Fault(wording.Key.At, $"`{wording.Key}` says {term.Word} otherwise than the glossary", term.Wording) { IsWarning = true };

    IEnumerable<(string Word, string Wording)> Terms(Wording original, string language) =>
        (from text in original.Variants
         from term in library.Glossary.Find(text, library.Languages.Default.Tag, language)
         select (text.Substring(term.Start, term.Length), term.Wording)).Distinct();

    static bool Has(string said, string wording)
    {
        var bare = wording.Split(Brackets)[0].Trim();
        return said.Contains(bare, StringComparison.OrdinalIgnoreCase)
            || bare.Split(' ', '-').All(word => said.Contains(word.Length <= ShortWord ? word : word[..(int)Math.Ceiling(word.Length * Stem)], StringComparison.OrdinalIgnoreCase));
    }
}
