using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InquiryBot.Tests.Architecture;
using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Outside;

/// <summary><c>appsettings.sample.json</c> holds every setting, with its default and a word of why.</summary>
public sealed partial class SettingsSampleTests
{
    const string Sample = "appsettings.sample.json";

    static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    static readonly Assembly[] Program = [typeof(Program).Assembly, typeof(InquiryBot.Storage.Sql.Engine).Assembly, typeof(InquiryBot.Core.Ids).Assembly, typeof(InquiryBot.Integrations.DirectLine.DirectLineChannel).Assembly];

    /// <summary>Sections and their classes, as the wiring reads them.</summary>
    public static TheoryData<string, string> Sections =>
        [.. Sources.CSharp("src/InquiryBot/Wiring").SelectMany(file => Reading().Matches(Sources.Code(file)))
            .Select(match => new TheoryDataRow<string, string>(match.Groups["section"].Value, match.Groups["type"].Value))];

    [Theory, MemberData(nameof(Sections))]
    public void Every_setting_is_there_with_its_default(string section, string type)
    {
        var settings = Program.SelectMany(assembly => assembly.GetTypes()).Single(candidate => candidate.Name == type);
        var defaults = Activator.CreateInstance(settings)!;
        var (set, all) = (Section(Read(), section), Section(ReadWithoutDefaults(), section));

        foreach (var property in settings.GetProperties())
        {
            Assert.True(all.ContainsKey(property.Name), $"{section}:{property.Name} is missing.");
            if (set.TryGetPropertyValue(property.Name, out var value))
                Assert.True(JsonNode.DeepEquals(JsonSerializer.SerializeToNode(property.GetValue(defaults)), value), $"{section}:{property.Name} is {value}, but its default is another.");
        }

        Assert.Empty(all.Select(member => member.Key).Except(settings.GetProperties().Select(property => property.Name)).Except(Sections.Select(row => row.Data.Item1.Split(':')[^1])));
    }

    [Fact]
    public void Every_section_is_known_by_its_name() => Assert.Empty(Sections.Select(row => row.Data.Item1.Split(':')[0]).Except(InquiryBot.Wiring.SettingsFile.Sections));

    [Fact]
    public void Every_section_of_the_wiring_was_found() => Assert.True(Sections.Count >= 8);

    [Fact]
    public void Every_setting_says_why()
    {
        var lines = SourceTree.Read(Sample).Split('\n');
        var silent = lines.Where((line, i) => Value().IsMatch(line) && !lines[i - 1].TrimStart().StartsWith("// ", StringComparison.Ordinal) && !line.Contains("\"Default\"", StringComparison.Ordinal));

        Assert.Empty(silent);
    }

    [Fact]
    public async Task The_sample_itself_is_a_good_settings_file()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), SourceTree.Read(Sample), TestContext.Current.CancellationToken);

        await using var bot = await RunningBot.StartAsync(null, "--contentRoot", folder.Path);

        Assert.Equal("600", bot.Configuration["Limits:Burst"]);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await bot.GetAsync("/healthz/live")).StatusCode);
    }

    static JsonObject Read() => JsonNode.Parse(SourceTree.Read(Sample), null, Lenient)!.AsObject();

    /// <summary>With the settings that have no default, which stand in comments.</summary>
    static JsonObject ReadWithoutDefaults() => JsonNode.Parse(Commented().Replace(SourceTree.Read(Sample), "$1$2,"), null, Lenient)!.AsObject();

    static JsonObject Section(JsonObject root, string path) => path.Split(':').Aggregate(root, (section, name) => section[name]!.AsObject());

    [GeneratedRegex("""\.Read<(?<type>\w+)>\("(?<section>[\w:]+)"\)""")]
    private static partial Regex Reading();

    [GeneratedRegex("""^( *)// ("\w+": .*?),?$""", RegexOptions.Multiline)]
    private static partial Regex Commented();

    [GeneratedRegex("""^ *(// )?"\w+": [^{]""")]
    private static partial Regex Value();
}
