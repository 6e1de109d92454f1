using System.Globalization;
using System.Text.Json;

namespace InquiryBot.Core.Dialogs.Fetching;

/// <summary>A place in a JSON text (RFC 6901), such as <c>/response/items/0/name</c>.</summary>
public sealed class JsonPointer
{
    // A name or a phone number; a source that sends a novel sends nothing.
    const int LongestValue = 200;

    readonly string[] parts;

    JsonPointer(string written, string[] parts) => (Written, this.parts) = (written, parts);

    public string Written { get; }

    /// <summary>Null for what is no pointer: it begins with <c>/</c>, and <c>~</c> stands before 0 or 1 only.</summary>
    public static JsonPointer? Read(string written)
    {
        if (!written.StartsWith('/')) return null;
        for (var at = 0; (at = written.IndexOf('~', at)) >= 0; at++)
            if (at + 1 == written.Length || written[at + 1] is not ('0' or '1')) return null;
        return new(written, [.. written[1..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);
    }

    public JsonElement? Find(JsonElement root)
    {
        var at = root;
        foreach (var part in parts)
        {
            if (at.ValueKind is JsonValueKind.Object && at.TryGetProperty(part, out var property)) at = property;
            else if (at.ValueKind is JsonValueKind.Array && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < at.GetArrayLength()) at = at[index];
            else return null;
        }

        return at;
    }

    /// <summary>The value in words, on one line; null when there is none, or an empty one.</summary>
    public string? Words(JsonElement root)
    {
        var words = Find(root) switch
        {
            { ValueKind: JsonValueKind.String } text => string.Join(' ', text.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plain => plain.GetRawText(),
            _ => "",
        };
        words = string.Concat(words.Where(letter => !char.IsControl(letter)));
        return words.Length is > 0 and <= LongestValue ? words : null;
    }

    public override string ToString() => Written;
}
