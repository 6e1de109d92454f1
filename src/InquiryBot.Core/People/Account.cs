using System.Globalization;
using System.Text;

namespace InquiryBot.Core.People;

/// <summary>Somebody who may sign in to the console.</summary>
public sealed record Account
{
    /// <summary>As it is shown to colleagues and citizens; unique without regard to case.</summary>
    public required string Name { get; init; }
    public required Role Role { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>One-way; the password itself is kept nowhere.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>A new one with every change of password or rights; a session of an older stamp is over.</summary>
    public required string Stamp { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public bool Disabled { get; init; }
    public bool OnDuty { get; init; }
}

/// <summary>How a name may look: what a citizen can be told, and what cannot be taken for another name.</summary>
public static class AccountName
{
    const int Longest = 40;

    /// <summary>The name in its one written form, or null when it cannot be one.</summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 4 * Longest) return null;

        var name = text.Normalize(NormalizationForm.FormKC).Trim();
        return name.Length is > 0 and <= Longest && name.All(Fits) && !name.Contains("  ", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>What two names that differ only in case share.</summary>
    public static string Key(string name) => name.ToLowerInvariant();

    static bool Fits(char letter) =>
        char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '-' or '_' or '@'
        || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

/// <summary>What a password must be. Long beats curious signs (NIST SP 800-63B §5.1.1.2).</summary>
public static class PasswordRule
{
    /// <summary>In characters, as a person counts them.</summary>
    public const int Shortest = 10;

    /// <summary>Hashing reads all of it, so a stranger must not choose how much that is.</summary>
    public const int Longest = 200;

    /// <summary>What is wrong with it as a code, or null when it will do.</summary>
    public static string? Fault(string? password, string name)
    {
        if (password is null || password.EnumerateRunes().Count() < Shortest) return "password.too-short";
        if (password.Length > Longest) return "password.too-long";
        if (password.Distinct().Count() < 4) return "password.too-simple";
        return password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length - name.Length < 6 ? "password.like-the-name" : null;
    }

    /// <summary>What is wrong, in a sentence.</summary>
    public static string Explain(string fault) => fault switch
    {
        "password.too-short" => $"The password needs at least {Shortest} characters.",
        "password.too-long" => $"The password may have at most {Longest} characters.",
        "password.too-simple" => "The password repeats too few characters.",
        "password.like-the-name" => "The password is too close to the name.",
        _ => "The password will not do.",
    };
}
