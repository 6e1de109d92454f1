using System.Text.RegularExpressions;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Architecture;

/// <summary>Words for the citizen live in <c>dialogs/</c>, so that a language needs no release.</summary>
public sealed partial class WordsTests
{
    /// <summary>Here replies are made of words that were read from <c>dialogs/</c>.</summary>
    static readonly string[] Makers = ["src/InquiryBot.Core/Dialogs/Texts.cs", "src/InquiryBot.Core/Channels/Fitting.cs"];

    /// <summary>Here Korean words are recognized, never said.</summary>
    static readonly string[] Readers = ["src/InquiryBot.Core/Understanding/", "src/InquiryBot.Core/Conversations/PersonalData", "src/InquiryBot.Core/Conversations/DigitChain.cs"];

    /// <summary>Here nobody reads what is said.</summary>
    const string Benches = "src/InquiryBot/Commands/Benches/";

    [Fact]
    public void No_reply_is_written_in_code() =>
        Assert.Empty(Sources.CSharp("src").Except(Makers).Where(file => !file.StartsWith(Benches, StringComparison.Ordinal)).SelectMany(file => Reply().Matches(Sources.Code(file)).Select(match => $"{file}: {match.Value}")));

    [Fact]
    public void No_Korean_is_said_by_code() =>
        Assert.Empty(Sources.CSharp("src").Except(Makers).Where(file => !Readers.Append(Benches).Any(file.StartsWith))
            .SelectMany(file => Hangul().Matches(Sources.Code(file)).Select(match => $"{file}: {match.Value}")));

    /// <summary>A key that is misspelled is said to the citizen as it stands; one with a dash can be nothing else.</summary>
    [Fact]
    public void The_keys_of_shared_texts_are_named_by_their_constants() =>
        Assert.Empty(Sources.CSharp("src").Where(file => !KeyFiles.Contains(file))
            .SelectMany(file => SystemTexts.Required.Where(key => key.Contains('-', StringComparison.Ordinal) && Sources.Code(file).Contains($"\"{key}\"", StringComparison.Ordinal)).Select(key => $"{file}: {key}")));

    /// <summary>The constants themselves, and settings that happen to be called like a text.</summary>
    static readonly string[] KeyFiles = ["src/InquiryBot.Core/Dialogs/SystemTexts.cs", "src/InquiryBot.Core/Dialogs/Reading/SettingsReader.cs"];

    /// <summary>A text, a title or a spoken form that is given words with a space between them.</summary>
    [GeneratedRegex("""\b(?:Text|Speak|Summary|DisplayText)\s*=\s*[$@]*"[^"{]*\p{L} \p{L}[^"]*"|\b(?:Message|Say|Reply)\(\s*[$@]*"[^"{]*\p{L} \p{L}[^"]*"\s*\)""")]
    private static partial Regex Reply();

    [GeneratedRegex("""[$@]*"[^"\n]*[가-힣][^"\n]*"|'[가-힣]'""")]
    private static partial Regex Hangul();
}
