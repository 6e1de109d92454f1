using System.Globalization;
using InquiryBot.Auth;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace InquiryBot.Wiring;

/// <summary>
/// Logs on standard error, because standard output belongs to what a verb answers. Messages name conversations by id
/// (<c>ConversationId</c>) and hold no words of citizens and no secrets.
/// </summary>
internal static class LogWiring
{
    const string Line = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}";

    /// <exception cref="SettingsException">The section <c>Logs</c> or <c>Serilog</c> is wrong.</exception>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<LogSettings>("Logs");
        var readable = settings.Format is "Text" || (settings.Format is "Auto" && !Console.IsErrorRedirected);

        // Serilog alone decides on levels, so that there is one place to set them.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddSerilog(Create(builder.Configuration, readable), dispose: true);
    }

    static Logger Create(IConfiguration configuration, bool readable)
    {
        var logs = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Says on every start what the folder's rights already take care of.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // Who asks for the health hears the answer; the part that is ill logs its own trouble.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http.HttpClient", LogEventLevel.Warning)
            // Tells of every visitor of the console who is not signed in yet that he was asked to sign in; who fails to is in the audit trail.
            .MinimumLevel.Override(typeof(SessionAuthentication).FullName!, LogEventLevel.Warning)
            // Why the program did not start is its last line, in words.
            .Filter.ByExcluding(happened => happened.MessageTemplate.Text is "Hosting failed to start")
            .Enrich.FromLogContext();
        Adjust(logs, configuration);

        // Writes whole addresses, and some of them hold a token: whatever the settings say.
        logs.MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning);

        return (readable
            ? logs.WriteTo.Console(outputTemplate: Line, standardErrorFromLevel: LevelAlias.Minimum, formatProvider: CultureInfo.InvariantCulture)
            : logs.WriteTo.Console(new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture), standardErrorFromLevel: LevelAlias.Minimum))
            .CreateLogger();
    }

    static void Adjust(LoggerConfiguration logs, IConfiguration configuration)
    {
        if (!configuration.GetSection("Serilog").Exists()) return;
        try
        {
            // The sinks named here are all there are: looking for more would read every assembly at start.
            logs.ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly));
        }
        catch (InvalidOperationException problem)
        {
            throw new SettingsException($"Settings section Serilog: {problem.Message}", problem);
        }
    }
}
