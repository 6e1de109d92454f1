using System.Runtime.CompilerServices;

[assembly: AssemblyFixture(typeof(InquiryBot.BrowserTests.Chromium))]

namespace InquiryBot.BrowserTests;

/// <summary>One Chromium of the system for all tests; each test has a context of its own, as another person's browser.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Generous, because a test may share two cores with all the others. Nothing waits longer than it needs.</summary>
    public const float Patience = 45_000;

    static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // A page that a test puts in place has no address of its own; Chromium would not let it open a socket to this machine.
        "--disable-features=LocalNetworkAccessChecks",
    ];

    IPlaywright? playwright;
    IBrowser? browser;

    static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
        .Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(Patience);
        if (Executable is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A fresh visitor. Without Chromium the test is skipped, and where everything must run (CI=true) it fails.</summary>
    public async Task<Visitor> VisitAsync(Screen screen, string language = "ko", Geolocation? place = null, [CallerMemberName] string test = "")
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") != "true") Assert.Skip("Chromium is not installed (Debian: apt install chromium).");
        Assert.True(browser is not null, "Chromium is not installed, and CI=true skips nothing.");

        var context = await browser.NewContextAsync(Options(screen, language, place));
        context.SetDefaultTimeout(Patience);
        return new Visitor(context, await context.NewPageAsync(), $"{test}_{screen}_{language}");
    }

    static BrowserNewContextOptions Options(Screen screen, string language, Geolocation? place) => new()
    {
        ViewportSize = screen is Screen.Phone ? new() { Width = 360, Height = 740 } : new() { Width = 1280, Height = 800 },
        DeviceScaleFactor = screen is Screen.Phone ? 2 : 1,
        HasTouch = screen is Screen.Phone,
        IsMobile = screen is Screen.Phone,
        Locale = language is "ko" ? "ko-KR" : "en-US",
        TimezoneId = "Asia/Seoul",
        Geolocation = place,
        ReducedMotion = ReducedMotion.Reduce,
        Permissions = place is null ? [] : ["geolocation"],
    };
}

public enum Screen
{
    Phone,
    Desktop,
}
