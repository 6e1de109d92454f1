namespace InquiryBot.Core.Understanding.Local.Entities;

/// <summary>A text that says yes or no, and little else.</summary>
internal static class YesNo
{
    private const int LongestText = 30;

    /// <summary>Enough at the beginning of a short text.</summary>
    private static readonly HashSet<string> s_yes =
    [
        "네", "예", "넵", "넹", "네네", "넵넵", "옙", "응", "응응", "어", "웅", "ㅇㅇ", "ㅇㅋ", "오케이", "그래", "그래요", "그럼요",
        "물론", "물론이죠", "맞아", "맞아요", "맞습니다", "맞음", "그렇습니다", "그렇죠", "좋아", "좋아요", "좋습니다",
        "yes", "yeah", "yep", "yup", "yea", "y", "sure", "ok", "okay", "correct", "right", "absolutely", "definitely", "affirmative",
    ];

    private static readonly HashSet<string> s_no =
    [
        "아니요", "아니오", "아뇨", "아니", "아녀", "아님", "아니에요", "아닙니다", "ㄴㄴ", "노노", "노", "싫어", "싫어요", "싫습니다",
        "no", "nope", "nah", "n", "negative", "incorrect", "wrong", "never",
    ];

    /// <summary>The whole text, in words that mean something else elsewhere.</summary>
    private static readonly Dictionary<string, string> s_whole = new(StringComparer.Ordinal)
    {
        ["있어요"] = "yes",
        ["있습니다"] = "yes",
        ["할게요"] = "yes",
        ["해주세요"] = "yes",
        ["해 주세요"] = "yes",
        ["부탁해요"] = "yes",
        ["부탁합니다"] = "yes",
        ["부탁드려요"] = "yes",
        ["부탁드립니다"] = "yes",
        ["그렇게 해주세요"] = "yes",
        ["없어요"] = "no",
        ["없습니다"] = "no",
        ["없음"] = "no",
        ["안 할래요"] = "no",
        ["안할래요"] = "no",
        ["됐어요"] = "no",
        ["필요 없어요"] = "no",
        ["필요없어요"] = "no",
        ["틀려요"] = "no",
        ["틀렸어요"] = "no",
        ["of course"] = "yes",
        ["please do"] = "yes",
        ["that's right"] = "yes",
        ["thats right"] = "yes",
        ["go ahead"] = "yes",
        ["i do"] = "yes",
        ["not really"] = "no",
        ["never mind"] = "no",
        ["i don't"] = "no",
        ["not now"] = "no",
    };

    public static Find? Find(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && !char.IsLetterOrDigit(text[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(text[end - 1]))
            end--;
        if (start == end || end - start > LongestText || text[end..].Contains('?'))
            return null;
        var whole = text[start..end];
        if (s_whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(whole, out var answer))
            return new Find(EntityTypes.YesNo, start, end, answer);
        var length = 0;
        while (length < whole.Length && char.IsLetterOrDigit(whole[length]))
            length++;
        var first = whole[..length];
        answer = s_yes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) ? "yes"
            : s_no.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) ? "no" : null;
        return answer is null ? null : new Find(EntityTypes.YesNo, start, start + length, answer);
    }
}
