namespace InquiryBot.Core.Conversations;

/// <summary>
/// How a private value lies in a slot: sealed by the vault, behind a mark by which everybody who shows slots can
/// tell it from an open one.
/// </summary>
public static class SealedSlots
{
    /// <summary>What a sealed value begins with; all that is shown of it.</summary>
    public const string Mark = "sealed:";

    public static string SealSlot(this IVault vault, string plain) => Mark + vault.Seal(plain);

    /// <summary>The value's words; empty when it was sealed by a key that is gone.</summary>
    public static string OpenSlot(this IVault vault, string value) => vault.RevealSlot(value) ?? "";

    /// <summary>The value's words for somebody who must know the difference: null when it was sealed by a key that is gone.</summary>
    public static string? RevealSlot(this IVault vault, string value) => IsSealed(value) ? vault.Open(value[Mark.Length..]) : value;

    public static bool IsSealed(string value) => value.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>What a citizen typed, made sure not to pass for a sealed value.</summary>
    public static string Open(string typed) => IsSealed(typed) ? ' ' + typed : typed;
}
