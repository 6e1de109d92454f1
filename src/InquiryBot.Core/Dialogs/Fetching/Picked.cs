using System.Globalization;
using System.Text.Json;

namespace InquiryBot.Core.Dialogs.Fetching;

/// <summary>What a dialog takes from a source's answer.</summary>
/// <param name="Values">By pick; one that the answer lacks is missing.</param>
/// <param name="Items">The things of the list that are told, with their fields.</param>
internal sealed record Picked(IReadOnlyDictionary<string, string> Values, IReadOnlyList<IReadOnlyDictionary<string, string>> Items)
{
    /// <summary>Null when the answer says of itself that it is none.</summary>
    public static Picked? From(Source source, JsonElement answer, IReadOnlyDictionary<string, string> with)
    {
        if (source.Sound is { } sound && !(sound.At.Words(answer) is { } said && sound.Is.Contains(said))) return null;

        var values = source.Picks.Select(pick => (pick.Key, Words: pick.Value.Words(answer))).Where(pick => pick.Words is not null).ToDictionary(pick => pick.Key, pick => pick.Words!);
        return new(values, source.List is { } list ? [.. Told(list, answer, with)] : []);
    }

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty(Source source) => source.List is null ? Values.Count < source.Picks.Count : Items.Count == 0;

    static IEnumerable<IReadOnlyDictionary<string, string>> Told(SourceList list, JsonElement answer, IReadOnlyDictionary<string, string> with)
    {
        var things = list.At.Find(answer) switch
        {
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } one => [one],
            _ => Enumerable.Empty<JsonElement>(),
        };
        var kept = things.Where(thing => list.Keep.All(rule => Keeps(rule, thing, with)));
        if (list.OrderBy is { } order) kept = kept.OrderBy(thing => Number(order.Words(thing)) ?? double.MaxValue);
        return kept.Select(thing => Fields(list, thing)).OfType<IReadOnlyDictionary<string, string>>().Take(list.First);
    }

    static bool Keeps(KeepRule rule, JsonElement thing, IReadOnlyDictionary<string, string> with)
    {
        var wanted = Placeholder.Fill(rule.Words, name => with.GetValueOrDefault(name, ""));
        if (wanted.Length == 0) return true;
        if (rule.At.Words(thing) is not { } words) return false;
        return rule.Kind switch
        {
            KeepKind.Is => Spelling.Fold(words) == Spelling.Fold(wanted),
            KeepKind.NamedIn => IsNamedIn(wanted, words),
            KeepKind.AtMost => Number(words) <= Number(wanted),
            _ => Number(words) >= Number(wanted),
        };
    }

    static bool IsNamedIn(string words, string name)
    {
        for (var at = 0; (at = words.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !IsPart(words[at - 1])) && (at + name.Length == words.Length || !IsPart(words[at + name.Length]))) return true;
        return false;
    }

    static bool IsPart(char unit) => char.IsAsciiLetterOrDigit(unit) || unit == '-';

    static Dictionary<string, string>? Fields(SourceList list, JsonElement thing)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (name, at) in list.Fields)
        {
            if (at.Words(thing) is not { } words) return null;
            fields[name] = words;
        }

        return fields;
    }

    static double? Number(string? words) => double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
