using Microsoft.Extensions.Configuration.CommandLine;
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

    /// <summary>Settings are read once. To hear of changes the host would watch every folder below the one it is started in, thousands beside a checkout.</summary>
    static readonly string[] ReadOnce = ["--hostBuilder:reloadConfigOnChange", "false"];

    /// <exception cref="SettingsException">The file, or the line, cannot be read; the message says where.</exception>
    public static WebApplicationBuilder Read(string[] args, string? webRoot = null)
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [.. ReadOnce, .. args], WebRootPath = webRoot });
            Check(builder.Configuration);
            return builder;
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            var cause = problem.GetBaseException();
            throw new SettingsException(cause == problem ? problem.Message : $"{problem.Message} {cause.Message}", problem);
        }
    }

    /// <summary>A section that nobody reads is a typing error, and what was meant by it would silently not be. The environment holds much that is not for us.</summary>
    static void Check(IConfigurationRoot configuration)
    {
        foreach (var source in configuration.Providers.Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider))
            if (source.GetChildKeys([], null).FirstOrDefault(key => source.GetChildKeys([], key).Any() && !Sections.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                throw new SettingsException($"{unknown} is no section of the settings. There are: {string.Join(", ", Sections)}.");
    }
}
