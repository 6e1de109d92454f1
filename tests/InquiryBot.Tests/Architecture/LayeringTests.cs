using System.Xml.Linq;
using InquiryBot.Core.Channels;

namespace InquiryBot.Tests.Architecture;

/// <summary>Who may name whom.</summary>
public sealed class LayeringTests
{
    const string Core = "src/InquiryBot.Core";

    // A folder of Core, and the only siblings it may name. What is not listed is forbidden.
    static readonly Dictionary<string, string[]> May = new()
    {
        ["Activities"] = [],
        ["Alerts"] = [],
        ["Reservations"] = [],
        ["People"] = [],
        ["Channels"] = ["Activities"],
        ["Conversations"] = ["Activities"],
        ["Understanding"] = ["Activities", "Conversations"],
        ["Dialogs"] = ["Activities", "Alerts", "Conversations", "Understanding"],
        ["Misses"] = ["Dialogs", "Understanding"],
        ["Desk"] = ["Activities", "Conversations"],
        ["Cases"] = ["Activities", "Conversations"],
        ["Quality"] = ["Activities", "Conversations"],
        ["Outreach"] = ["Activities", "Channels", "Conversations"],
        ["Reporting"] = ["Desk", "Cases", "Quality", "Reservations", "Outreach"],
        ["Actions"] = ["Dialogs", "Desk", "Cases", "Reservations", "Outreach", "Activities", "Conversations"],
        ["Turns"] = ["Activities", "Alerts", "Channels", "Conversations", "Understanding", "Dialogs", "Actions", "Cases", "Desk", "Misses", "Reservations"],
    };

    // A folder, and the namespaces that it never names.
    static readonly Dictionary<string, string[]> Never = new()
    {
        [Core] = ["System.Net.Http", "System.Data", "Microsoft", "Dapper", "Npgsql", "InquiryBot.Integrations", "InquiryBot.Storage"],
        ["src/InquiryBot.Integrations"] = ["System.Data", "Microsoft.Data", "Microsoft.AspNetCore", "Dapper", "Npgsql", "InquiryBot.Storage"],
        ["src/InquiryBot.Storage"] = ["System.Net.Http", "Microsoft.AspNetCore", "InquiryBot.Integrations"],
        ["src/InquiryBot/Endpoints"] = ["InquiryBot.Integrations", "InquiryBot.Storage", "InquiryBot.Wiring"],
        ["src/InquiryBot/Workers"] = ["InquiryBot.Integrations", "InquiryBot.Storage", "InquiryBot.Wiring", "Microsoft.AspNetCore"],
        ["src/InquiryBot/Commands"] = ["InquiryBot.Integrations", "InquiryBot.Storage"],
        ["src/InquiryBot/Auth"] = ["InquiryBot.Integrations", "InquiryBot.Storage"],
    };

    // A project, the projects that it builds on and, for Core alone, the packages.
    static readonly Dictionary<string, string[]> BuildsOn = new()
    {
        ["InquiryBot.Core"] = [],
        ["InquiryBot.Integrations"] = ["InquiryBot.Core"],
        ["InquiryBot.Storage"] = ["InquiryBot.Core"],
        ["InquiryBot"] = ["InquiryBot.Core", "InquiryBot.Integrations", "InquiryBot.Storage"],
    };

    /// <summary>A bench of one part must name that part.</summary>
    const string Measured = "src/InquiryBot/Commands/Benches/";

    static readonly string[] Meta = ["Messenger", "Instagram", "WhatsApp"];

    public static TheoryData<string> Folders => [.. May.Keys];

    public static TheoryData<string, string> Walls =>
        [.. Never.SelectMany(wall => wall.Value.Select(space => new TheoryDataRow<string, string>(wall.Key, space)))];

    public static TheoryData<string> Projects => [.. BuildsOn.Keys];

    [Theory, MemberData(nameof(Folders))]
    public void A_folder_names_only_the_siblings_it_may(string folder) =>
        Assert.Empty(Sources.SiblingsNamedBy($"{Core}/{folder}", May.Keys).Except(May[folder]));

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_table() =>
        Assert.Empty(Sources.CSharp(Core).Select(file => file.Split('/')).Where(path => path.Length > 3).Select(path => path[2]).Distinct().Except(May.Keys));

    [Theory, MemberData(nameof(Walls))]
    public void A_folder_never_names_what_is_behind_its_wall(string folder, string space) =>
        Assert.DoesNotContain(Sources.Naming(folder, space), file => !file.StartsWith(Measured, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Projects))]
    public void A_project_builds_on_those_below_it_alone(string project)
    {
        var file = XDocument.Parse(SourceTree.Read($"src/{project}/{project}.csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(BuildsOn[project], references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_needs_one_package() =>
        Assert.Equal(["YamlDotNet"], XDocument.Parse(SourceTree.Read($"{Core}/InquiryBot.Core.csproj"))
            .Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value));

    [Fact]
    public void An_integration_never_names_another()
    {
        var folders = SourceTree.Files("src/InquiryBot.Integrations", "*.cs").Select(file => file.Split('/')).Where(path => path.Length > 3).Select(path => path[2]).Distinct().ToList();
        var crossings =
            from folder in folders
            from other in folders
            where other != folder && other is not "Wire" && !(other is "Meta" && Meta.Contains(folder))
            from file in Sources.Naming($"src/InquiryBot.Integrations/{folder}", $"InquiryBot.Integrations.{other}")
            select $"{file} names {other}";

        Assert.Empty(crossings);
    }

    [Fact]
    public void The_store_knows_no_channel_by_its_name()
    {
        string[] channels = ["telegram", "kakao", "line", "facebook", "instagram", "whatsapp", "naver", "twitter", "webchat", "directline", "msteams"];
        var named =
            from file in SourceTree.Files("src/InquiryBot.Storage", "*.cs").Concat(SourceTree.Files("src/InquiryBot.Storage", "*.sql"))
            from channel in channels
            where Sources.Code(file).Contains($"\"{channel}\"", StringComparison.OrdinalIgnoreCase) || Sources.Code(file).Contains($"'{channel}'", StringComparison.OrdinalIgnoreCase)
            select $"{file} names {channel}";

        Assert.Empty(named);
    }

    [Fact]
    public void Nobody_but_the_delivery_worker_sends() =>
        Assert.Equal(["DeliveryWorker"], Callers.Of(typeof(IChannel), nameof(IChannel.SendAsync)).Distinct());
}
