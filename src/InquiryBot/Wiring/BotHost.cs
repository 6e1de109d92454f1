using InquiryBot.Auth;
using InquiryBot.Endpoints;

namespace InquiryBot.Wiring;

/// <summary>Builds the program once, for every verb and for the tests: the same wiring is served, talked to and measured.</summary>
public static class BotHost
{
    public const string DefaultUrl = "http://127.0.0.1:5120";

    /// <param name="args">Settings as <c>--Section:Name value</c>; they come before the environment and the file.</param>
    /// <param name="adjust">What a test or another verb puts in place of a part.</param>
    /// <exception cref="SettingsException">A setting is wrong; the message names it.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, TimeProvider clock, Action<WebApplicationBuilder>? adjust, CancellationToken ct)
    {
        var builder = SettingsFile.Read(args, WebRoot);
        if (!ListeningAddress.AreSet(builder.Configuration)) builder.WebHost.UseUrls(DefaultUrl);
        builder.AddLogs();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.AddDoor(builder.Configuration);
        await builder.AddBotAsync(clock, ct);
        builder.Services.AddHealth();
        builder.Services.AddMetrics(builder.Configuration);
        adjust?.Invoke(builder);

        var app = builder.Build();
        Map(app);
        return app;
    }

    static string WebRoot => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    static void Map(WebApplication app)
    {
        app.UseDoor();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        app.UsePages();
        app.UseDirectLineOrigins();
        app.UseConsoleSession();
        app.Services.GetRequiredService<DirectLineTokenEndpoints>().Map(app);
        app.Services.GetRequiredService<DirectLineEndpoints>().Map(app);
        app.Services.GetRequiredService<UploadEndpoints>().Map(app);
        app.Services.GetRequiredService<DirectLineStreams>().Map(app);
        app.MapHealth();
        app.MapMetrics();
        app.MapSession();
        app.MapDesk();
        app.MapMisses();
        app.MapCases();
        app.Services.GetRequiredService<ReceiveEndpoint>().Map(app);
        app.MapChannels();
        app.MapAlerts();
    }
}

/// <summary>A setting is wrong: the program does not start, and says which one and what to do.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string message) : base(message) { }

    public SettingsException(string message, Exception inner) : base(message, inner) { }

    public SettingsException() { }
}
