using System.Text.RegularExpressions;

namespace InquiryBot.Endpoints;

/// <summary>What a counselor may send as words and as the id of an act.</summary>
internal static partial class DeskWords
{
    /// <summary>More than a screen of text is no chat message.</summary>
    const int Longest = 4000;

    /// <summary>The text to send, or why it cannot be sent.</summary>
    public static (string Text, Problem? Problem) Text(string? typed)
    {
        var text = typed?.Trim() ?? "";
        return text switch
        {
            "" => ("", new Problem(400, "text.empty", "There are no words in it.")),
            { Length: > Longest } => ("", new Problem(413, "text.too-long", $"At most {Longest} characters.")),
            _ when text.Any(IsForbidden) => ("", new Problem(400, "text.control-characters", "Control characters cannot be sent.")),
            _ => (text, null),
        };
    }

    /// <summary>Null when the id of a message or a note will do.</summary>
    public static Problem? Fault(string? id) =>
        id is not null && Id().IsMatch(id) ? null : new Problem(400, "id.bad", "The id needs 1 to 64 letters, digits or . _ : -.");

    static bool IsForbidden(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');

    [GeneratedRegex("^[A-Za-z0-9._:-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
