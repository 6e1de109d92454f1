using System.Text;

namespace InquiryBot.Core.Understanding.Local.Entities.Grammars;

/// <summary>
/// Reads a grammar file. Settings stand at its top (<c>order: dmy</c>). <c>[weekday-short = weekday anywhere]</c> begins a class of
/// words that fill a slot, here also in the middle of a run of letters; its lines are <c>value: word, word</c>, or words alone.
/// <c>&lt;date&gt;</c> begins the patterns of a type, one a line: names of classes, and <c>#role:forms</c> for numbers. <c>a|b</c> is
/// one of several, <c>a?</c> may be missing, <c>(a)</c> stands beside what is found, <c>!a</c> must not follow at once
/// and <c>!_a</c> not even behind a space, <c>_</c> ends a word, <c>&amp;</c> stands behind the last find, type <c>none</c> is passed over, <c>^</c> and <c>$</c> are
/// the text's ends. What a # and a space begin is a comment.
/// </summary>
internal sealed class GrammarReader
{
    private readonly Dictionary<string, List<Sense>> _words = new(StringComparer.Ordinal);
    private readonly List<WordClass> _classes = [.. Grammar.Classes.Select(name => new WordClass(name, Slot.Count, Loose: false))];
    private readonly List<(string Type, string Line)> _lines = [];
    private Spelling _spelling = new();

    /// <param name="places">Names of places in the language, for the class <c>city</c>.</param>
    /// <exception cref="FormatException">A line says nothing that is known; the message names it.</exception>
    public static Grammar Read(string language, string file, IEnumerable<string> places)
    {
        var reader = new GrammarReader();
        reader.Class("city");
        foreach (var place in places)
            reader.AddWord(reader.Class(place[0] == '*' ? "city-like" : "city"), 0, place.TrimStart('*'));
        reader.ReadLines(file);
        var patterns = new Pattern();
        for (var i = 0; i < reader._lines.Count; i++)
            foreach (var steps in reader.Spread(reader._lines[i].Line))
                patterns.Add(steps, reader._lines[i].Type, i);
        return new Grammar(language, reader._spelling, new WordList(reader._words), patterns, [.. reader._classes]);
    }

    private void ReadLines(string file)
    {
        var (wordClass, type) = (-1, "");
        foreach (var line in file.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            else if (line[0] == '[')
                wordClass = Class(line.Trim('[', ']'));
            else if (line[0] == '<' && line[^1] == '>')
                (wordClass, type) = (-1, line.Trim('<', '>'));
            else if (wordClass >= 0)
                AddWords(wordClass, line);
            else if (type.Length > 0)
                _lines.Add((type, line));
            else
                Set(line);
    }

    private void Set(string line) => _spelling = line.Split(": ", 2) switch
    {
        ["order", var order] => _spelling with { Order = Enum.Parse<DateOrder>(order, ignoreCase: true) },
        ["starts", "anywhere"] => _spelling with { StartsAnywhere = true },
        ["ends", "anywhere"] => _spelling with { EndsAnywhere = true },
        ["diacritics", "optional"] => _spelling with { Plain = true },
        ["grouping", var signs] => _spelling with { Grouping = signs.Replace("space", " ", StringComparison.Ordinal) },
        ["suffixes", var suffixes] => _spelling with { Suffixes = [.. suffixes.Split(", ").OrderByDescending(suffix => suffix.Length)] },
        _ => throw new FormatException(line),
    };

    /// <summary>The number of a class; a new one for a new name.</summary>
    private int Class(string header)
    {
        var parts = header.Split(" anywhere")[0].Split(" = ");
        var number = Number(parts[0]);
        if (number >= 0)
            return number;
        _ = Enum.TryParse<Slot>(parts[^1].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var slot);
        _classes.Add(new WordClass(parts[0], slot, Loose: header.EndsWith(" anywhere", StringComparison.Ordinal)));
        return _classes.Count - 1;
    }

    private int Number(string name) => _classes.FindIndex(known => known.Name == name);

    private void AddWords(int wordClass, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var value = colon < 0 ? 0 : SlotValue.Of(_classes[wordClass].Slot, line[..colon]);
        foreach (var word in line[(colon < 0 ? 0 : colon + 2)..].Split(", "))
        {
            AddWord(wordClass, value, word);
            if (_spelling.Plain && Bare(word) is var bare && bare != word)
                AddWord(wordClass, value, bare);
        }
    }

    private void AddWord(int wordClass, double value, string word)
    {
        var spelled = WordList.Spelled(word);
        if (!_words.TryGetValue(spelled, out var senses))
            _words[spelled] = senses = [];
        senses.Add(new Sense(wordClass, value));
    }

    private static string Bare(string word) => new([.. word.Normalize(NormalizationForm.FormD)
        .Where(c => c is < '\u0300' or > '\u036F').Select(c => c == 'đ' ? 'd' : c)]);

    /// <summary>A line as the plain patterns that it stands for.</summary>
    private List<Step[]> Spread(string line)
    {
        List<Step[]> spread = [[]];
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var optional = part[^1] == '?';
            var outside = part[0] == '(';
            var steps = part.TrimEnd('?').Trim('(', ')').Split('|').Select(name => StepOf(name, outside)).ToArray();
            spread =
            [
                .. spread.SelectMany(begun => steps.Select(step => (Step[])[.. begun, step])),
                .. optional ? spread : [],
            ];
        }
        return spread;
    }

    private static StepKind? Condition(string name) => name switch
    {
        "^" => StepKind.Begin,
        "$" => StepKind.End,
        "_" => StepKind.Gap,
        "&" => StepKind.Behind,
        _ => null,
    };

    private Step StepOf(string name, bool outside)
    {
        if (Condition(name) is { } condition)
            return new Step(condition, 0, 0, false);
        if (name[0] == '#')
        {
            var forms = name[1..].Split(':');
            return new Step(StepKind.Number, (int)Enum.Parse<Role>(forms[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
                forms.Length == 1 ? NumberForms.Usual : Enum.Parse<NumberForms>(forms[1].Replace('+', ','), ignoreCase: true), outside);
        }
        var not = name[0] == '!';
        var number = Number(name.TrimStart('!', '_'));
        return number < 0 ? throw new FormatException(name)
            : new Step(not ? StepKind.Not : StepKind.Word, number, 0, outside || name.StartsWith("!_", StringComparison.Ordinal));
    }
}
