using System.Text;

namespace InquiryBot.Core.Understanding.Local.Languages;

/// <summary>
/// The profiles that come with the program (profiles.bin): counts of letter runs, no text. Learned from sentences of
/// Tatoeba (tatoeba.org, CC BY 2.0 FR), the Universal Declaration of Human Rights (unicode.org/udhr), names out of
/// the Unicode CLDR (Unicode licence) and everyday phrases of our own; German of the latter alone.
/// </summary>
internal static class ShippedProfiles
{
    /// <summary>How often a line of everyday speech counts against one of the Declaration.</summary>
    public const float OwnLineWeight = 5;

    private const string Resource = "understanding/profiles.bin";

    public static IReadOnlyList<LanguageProfile> Read()
    {
        using var stream = typeof(ShippedProfiles).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        var profiles = new LanguageProfile[reader.ReadByte()];
        for (var i = 0; i < profiles.Length; i++)
            profiles[i] = LanguageProfile.Read(reader);
        return profiles;
    }
}
