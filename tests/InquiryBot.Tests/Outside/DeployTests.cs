using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using YamlDotNet.RepresentationModel;

namespace InquiryBot.Tests.Outside;

/// <summary>What <c>deploy/</c> promises, as far as it can be seen without a container engine.</summary>
public sealed partial class DeployTests
{
    [Fact]
    public void The_image_runs_as_nobody_in_particular_and_asks_for_its_health()
    {
        var image = SourceTree.Read("deploy/Dockerfile").Split("\nFROM ")[^1];

        Assert.Contains("\nUSER $APP_UID\n", image, StringComparison.Ordinal);
        Assert.Matches("HEALTHCHECK [^\n]+\\\\\n  CMD \\[\"dotnet\", \"inquirybot.dll\", \"health\"", image);
        Assert.Contains("Storage__Path=/data", image, StringComparison.Ordinal);
        Assert.Contains("COPY dialogs dialogs", image, StringComparison.Ordinal);
    }

    [Fact]
    public void The_container_writes_to_its_volume_alone_and_has_no_rights()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SourceTree.Read("deploy/compose.embedded.yaml")));
        var service = (YamlMappingNode)yaml.Documents[0].RootNode["services"]["inquirybot"];

        Assert.Equal("true", Scalar(service["read_only"]));
        Assert.Equal(["ALL"], Scalars(service["cap_drop"]));
        Assert.Equal(["no-new-privileges:true"], Scalars(service["security_opt"]));
        Assert.Equal(["data:/data"], Scalars(service["volumes"]));
        Assert.All(Scalars(service["ports"]), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void The_container_believes_the_proxy_before_it_and_no_address_of_the_internet()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SourceTree.Read("deploy/compose.embedded.yaml")));
        var settings = ((YamlMappingNode)yaml.Documents[0].RootNode["services"]["inquirybot"]["environment"]).Select(setting => (Name: Scalar(setting.Key), Value: Scalar(setting.Value))).ToList();

        var limits = new LimitSettings { Proxies = [.. settings.Where(setting => setting.Name.StartsWith("Limits__Proxies__", StringComparison.Ordinal)).Select(setting => setting.Value)] };

        Assert.Empty(limits.Validate(new(limits)));
        Assert.Contains(limits.Networks(), network => network.Contains(IPAddress.Parse("172.17.0.1")));
        Assert.DoesNotContain(limits.Networks(), network => network.Contains(IPAddress.Parse("203.0.113.1")));
    }

    [Fact]
    public void The_image_is_built_with_a_node_that_the_web_package_takes()
    {
        var image = SourceTree.Read("deploy/Dockerfile");

        Assert.Matches(@"\nFROM node:(2[2-9]|[3-9]\d)-", image);
        Assert.Contains("COPY --from=node /usr/local/bin/node ", image, StringComparison.Ordinal);
        Assert.DoesNotContain("apt-get", image, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v18.19.1", false)]
    [InlineData("v20.18.0", false)]
    [InlineData("v21.7.3", false)]
    [InlineData("v22.12.0", true)]
    public async Task A_node_that_does_not_fit_is_one_clear_line(string version, bool fits)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The node that stands in is a shell script.");

        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("node"), $"#!/bin/sh\necho {version}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File("node"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (exit, said) = await AskForNodeAsync($"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}");

        Assert.Equal(fits, exit == 0);
        if (!fits) Assert.Contains($"Node.js {version} is not one that builds the web package: install Node 22", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_node_one_clear_line_says_what_to_install()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There the shell is found in other ways.");

        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("sh"), "/bin/sh");
        var (exit, said) = await AskForNodeAsync(folder.Path);

        Assert.NotEqual(0, exit);
        Assert.Contains("Node.js is missing: install Node 22", Assert.Single(said), StringComparison.Ordinal);
    }

    /// <summary>The build's own question, with these folders to find programs in.</summary>
    static async Task<(int Exit, string[] Said)> AskForNodeAsync(string path)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(SourceTree.Root, "src/InquiryBot/Web.targets"), "-t:WebNode", "-nologo", "-v:q"]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = path;

        using var build = Process.Start(start)!;
        var said = (await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (build.ExitCode, said);
    }

    [Fact]
    public void The_stop_waits_longer_than_the_program_takes()
    {
        Assert.True(Seconds("deploy/inquirybot.service", "TimeoutStopSec=") > 30);
        Assert.True(Seconds("deploy/compose.embedded.yaml", "stop_grace_period: ") > 30);
    }

    [Fact]
    public async Task The_unit_is_one_that_systemd_takes()
    {
        if (!File.Exists("/usr/bin/systemd-analyze")) Assert.Skip("systemd is not installed.");

        // The program is not installed here, so something that is takes its place; all the rest is judged as it stands.
        using var folder = new TemporaryFolder();
        var unit = folder.File("inquirybot.service");
        await File.WriteAllTextAsync(unit, Installed().Replace(SourceTree.Read("deploy/inquirybot.service"), "ExecStart=/bin/true$1"), TestContext.Current.CancellationToken);

        var (verified, faults) = await AnalyzeAsync("verify", "--man=no", unit);
        Assert.DoesNotContain("inquirybot.service", faults, StringComparison.Ordinal);
        Assert.Equal(0, verified);

        // In tenths, of ten: below two a unit counts as well locked in.
        Assert.Equal(0, (await AnalyzeAsync("security", "--offline=yes", "--threshold=17", unit)).Exit);
    }

    static async Task<(int Exit, string Errors)> AnalyzeAsync(params string[] args)
    {
        using var analysis = Process.Start(new ProcessStartInfo("systemd-analyze", args) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = analysis.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await analysis.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await analysis.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (analysis.ExitCode, await errors);
    }

    static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value!;

    static IEnumerable<string> Scalars(YamlNode node) => ((YamlSequenceNode)node).Select(Scalar);

    static int Seconds(string file, string setting) => int.Parse(
        Regex.Match(SourceTree.Read(file), Regex.Escape(setting) + @"(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"ExecStart=/usr/bin/dotnet \S+(.*)")]
    private static partial Regex Installed();
}
