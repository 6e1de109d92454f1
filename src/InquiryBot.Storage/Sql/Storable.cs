namespace InquiryBot.Storage.Sql;

/// <summary>
/// Words of strangers that become keys and columns. PostgreSQL refuses U+0000 and halves of surrogate pairs; both become
/// U+FFFD, so that one crooked id fails nobody's batch and is the same id when it comes again.
/// </summary>
internal static class Storable
{
    const char Replacement = '\uFFFD';

    public static string Text(string text) => IsSound(text) ? text : string.Create(text.Length, text, static (sound, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            sound[i] = text[i] == '\0' || (char.IsSurrogate(text[i]) && !pair) ? Replacement : text[i];
            if (!pair) continue;
            i++;
            sound[i] = text[i];
        }
    });

    static bool IsSound(string text)
    {
        foreach (var letter in text)
            if (letter == '\0' || char.IsSurrogate(letter)) return false;
        return true;
    }
}
