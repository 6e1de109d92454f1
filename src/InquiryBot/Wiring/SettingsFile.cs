using InquiryBot.Core.Dialogs.Reading;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace InquiryBot.Wiring;

/// <summary>Where settings come from: the line before the environment, and both before <c>appsettings.json</c> where the program is started.</summary>
internal static class SettingsFile
{
    /// <summary>The sections that somebody reads; the last four are the host's.</summary>
    internal static IReadOnlyList<string> Sections { get; } =
    [
        "Storage", "Dialogs", "Sources", "Understanding", "Translation", "Azure", "LibreTranslate", "OpenAi", "Cases", "Channels", "Desk", "Workers", "Limits", "Logs",
        "Metrics", "Serilog", "Kestrel", "Logging", "HostOptions", "hostBuilder",
    ];

    /// <summary>What stands alone in the file: the host's own.</summary>
    static readonly string[] Alone =
    [
        "Urls", "AllowedHosts", "Environment", "ContentRoot", "WebRoot", "ApplicationName", "DetailedErrors", "CaptureStartupErrors", "SuppressStatusMessages",
        "ShutdownTimeoutSeconds", "PreferHostingUrls", "Http_Ports", "Https_Ports", "$schema",
    ];

    /// <summary>Settings are read once. To hear of changes the host would watch every folder below the one it is started in, thousands beside a checkout.</summary>
    static readonly string[] ReadOnce = ["--hostBuilder:reloadConfigOnChange", "false"];

    /// <exception cref="SettingsException">The file, or the line, cannot be read; the message says where.</exception>
    public static WebApplicationBuilder Read(string[] args, string? webRoot = null)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [.. ReadOnce, .. args], WebRootPath = webRoot });
            Check(builder.Configuration);
            PutBeforeFile(builder.Configuration.Sources);
            return builder;
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            var cause = problem.GetBaseException();
            throw new SettingsException(cause == problem ? problem.Message : $"{problem.Message} {cause.Message}", problem);
        }
    }

    /// <summary>The host reads its own names in the environment, such as ASPNETCORE_URLS, before the file: what the file says would come before them.</summary>
    static void PutBeforeFile(IList<IConfigurationSource> sources)
    {
        var last = sources.Select((source, i) => source is JsonConfigurationSource ? i : -1).Max();
        sources.Insert(last + 1, new EnvironmentVariablesConfigurationSource { Prefix = "ASPNETCORE_" });
    }

    /// <summary>
    /// What to say of names in the environment that look like a setting in a section of ours, and are none. The
    /// environment holds much that is not for us, so it is no error.
    /// </summary>
    public static IEnumerable<string> Misspelt(IEnumerable<string> environment) =>
        from name in environment.Order(StringComparer.Ordinal)
        let end = name.IndexOf("__", StringComparison.Ordinal)
        where end > 0 && !Sections.Contains(name[..end], StringComparer.OrdinalIgnoreCase)
        let meant = Suggest.Nearest(name[..end], Sections)
        where meant is not null
        select $"{name} in the environment is no setting. Did you mean {meant}{name[end..]}?";

    /// <summary>A name that nobody reads is a typing error, and what was meant by it would silently not be. The environment holds much that is not for us.</summary>
    static void Check(IConfigurationRoot configuration)
    {
        foreach (var source in configuration.Providers.Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider))
            foreach (var key in source.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (source.GetChildKeys([], key).Any())
                {
                    if (!Sections.Contains(key, StringComparer.OrdinalIgnoreCase))
                        throw new SettingsException($"{SettingsReader.Refusal(key, key, "section of the settings", Sections)} There are: {string.Join(", ", Sections)}.");
                }
                else if (source is JsonConfigurationProvider && !Sections.Concat(Alone).Contains(key, StringComparer.OrdinalIgnoreCase))
                    throw new SettingsException($"{SettingsReader.Refusal(key, key, "setting", [.. Sections, .. Alone])} A setting stands in its section, such as Storage:Path.");
            }
    }
}
