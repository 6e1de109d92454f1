using System.Globalization;
using System.Text;
using InquiryBot.Core.Cases;

namespace InquiryBot.Endpoints;

/// <summary>Cases as a file for a spreadsheet (RFC 4180, with the mark by which Excel knows UTF-8). No contact and no private value is in it.</summary>
internal static class CaseTable
{
    static readonly string[] Head = ["number", "kind", "state", "opened", "due", "municipality", "department", "officer", "place", "latitude", "longitude", "photos", "language", "channel", "reason", "merged into"];

    public static string Csv(IEnumerable<Case> cases, TimeZoneInfo zone)
    {
        var file = new StringBuilder("\uFEFF");
        Line(file, Head);
        foreach (var one in cases)
            Line(file,
                one.Key, one.Kind, one.State.Key(), TimeZoneInfo.ConvertTime(one.OpenedAt, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                one.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), one.Municipality, one.Department, one.Officer, one.Place?.Words, Degrees(one.Place?.Latitude),
                Degrees(one.Place?.Longitude), one.Photos.Count.ToString(CultureInfo.InvariantCulture), one.Language, one.Channel, one.Reason, one.MergedInto?.ToString());
        return file.ToString();
    }

    static void Line(StringBuilder file, params IEnumerable<string?> cells) => file.AppendJoin(',', cells.Select(cell => Cell(cell ?? ""))).Append("\r\n");

    static string? Degrees(double? value) => value?.ToString("0.#####", CultureInfo.InvariantCulture);

    /// <summary>A cell that a spreadsheet would run as a formula is made a text by the apostrophe that it knows for this; a plain number stays one.</summary>
    internal static string Cell(string text)
    {
        var safe = text.Length > 0 && text.TrimStart(' ', '\u00A0', '\u3000') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '|' or '%' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..]
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
