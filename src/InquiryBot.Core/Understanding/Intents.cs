namespace InquiryBot.Core.Understanding;

/// <summary>The one intent that no dialog owns.</summary>
public static class Intents
{
    public const string OutOfScope = "out-of-scope";
}
