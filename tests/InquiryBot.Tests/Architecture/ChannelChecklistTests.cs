using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Architecture;

/// <summary>What a vendor's channel consists of; a missing piece is named.</summary>
public sealed class ChannelChecklistTests
{
    const string Integrations = "src/InquiryBot.Integrations";
    const int MostLines = 350;

    /// <summary>Our own channel, which has its tests in the journeys.</summary>
    const string Own = "DirectLine";

    public static TheoryData<string> Folders => [.. SourceTree.Files(Integrations, "*Channel.cs").Select(file => file.Split('/')[2]).Where(folder => folder != Own)];

    [Fact]
    public void Every_channel_has_a_case_under_the_contract() =>
        Assert.Equal(Folders.Select(row => row.Data).Order(StringComparer.Ordinal), ChannelCases.All.Select(channel => channel.Folder).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Folders))]
    public void A_channel_is_three_small_files(string folder)
    {
        var files = SourceTree.Files($"{Integrations}/{folder}", "*.cs").ToList();

        Assert.Equal([$"{folder}Channel.cs", $"{folder}Settings.cs", $"{folder}Wire.cs"], files.Select(Path.GetFileName));
        Assert.InRange(files.Sum(file => SourceTree.Read(file).Count(letter => letter is '\n')), 1, MostLines);
    }

    [Theory, MemberData(nameof(Folders))]
    public void A_channel_is_wired_set_up_and_explained(string folder)
    {
        Assert.Contains($"\"Channels:{folder}\"", SourceTree.Read("src/InquiryBot/Wiring/ChannelWiring.cs"), StringComparison.Ordinal);
        Assert.Contains($"\"{folder}\": {{", SourceTree.Read("appsettings.sample.json"), StringComparison.Ordinal);
        Assert.Contains($"Channels__{folder}__", SourceTree.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains($": ChannelContract(new {folder}Case())", SourceTree.Read("tests/InquiryBot.Tests/Contracts/Channels.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_are_lower_case_and_unique()
    {
        var ids = ChannelCases.All.Select(channel => channel.Alone().Id).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z][a-z0-9-]*$", id));
    }

    [Fact]
    public void Core_knows_no_channel_by_its_name()
    {
        var names = ChannelCases.All.Select(channel => channel.Alone().Id).ToList();
        var named =
            from file in Sources.CSharp("src/InquiryBot.Core").Concat(Sources.CSharp("src/InquiryBot/Workers")).Concat(Sources.CSharp("src/InquiryBot.Storage"))
            from name in names
            where name != "line" || !file.Contains("/Dialogs/", StringComparison.Ordinal) // a line of a list is a word of their YAML as well
            where Sources.Code(file).Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase)
            select $"{file} names {name}";

        Assert.Empty(named);
    }
}
