namespace InquiryBot.Core.Channels;

/// <summary>A web origin as a browser sends it: scheme, host and port, and no more (RFC 6454 §6.2).</summary>
public static class WebOrigin
{
    const int Longest = 256;

    public static bool Is(string? text) =>
        text is { Length: <= Longest } && text.All(char.IsAscii) && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "https" or "http" && origin.UserInfo.Length == 0 && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
