namespace InquiryBot.Endpoints;

/// <summary>
/// What a browser is told with every response. Scripts, styles and connections come from this server alone; pictures
/// in cards may come from any https address, but not at the desk. Data is no page: it may load nothing and stays out of caches. An endpoint
/// that needs something else sets its own header first.
/// </summary>
internal static class SecurityHeaders
{
    const string Own = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; connect-src 'self'; ";

    const string Page = Own + "img-src 'self' data: blob: https:; media-src 'self' blob: https:";

    /// <summary>What a citizen sent is shown here: an address of his own choice must learn nothing of who looks.</summary>
    const string Desk = Own + "media-src 'self' blob:; img-src 'self' data: blob:";

    const string Data = "default-src 'none'; frame-ancestors 'none'";

    const string Features = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var desk = Desk + TilesOf(app.Services.GetService<CaseMap>());
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() => Set(http, desk));
            return next(http);
        });
    }

    /// <summary>The one host besides whose pictures the desk shows: the map's, when one is set up.</summary>
    static string TilesOf(CaseMap? map) => map is { Tiles.Length: > 0 } && Uri.TryCreate(map.Tiles.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var tiles)
        ? $" {tiles.Scheme}://{(map.Tiles.Contains("{s}", StringComparison.Ordinal) ? "*." + tiles.Host.Split('.', 2)[^1] : tiles.Authority)}"
        : "";

    static Task Set(HttpContext http, string desk)
    {
        var headers = http.Response.Headers;
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Cross-Origin-Resource-Policy", MayBeEmbedded(http.Request.Path) ? "cross-origin" : "same-origin");
        if (http.Request.IsHttps) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
        if (IsData(http.Request.Path)) SetData(headers);
        else SetPage(headers, http.Request.Path.StartsWithSegments("/desk") ? desk : Page);
        return Task.CompletedTask;
    }

    /// <summary>Tokens, messages, tickets: nothing for a shared computer's cache.</summary>
    static void SetData(IHeaderDictionary headers)
    {
        headers.TryAdd("Content-Security-Policy", Data);
        headers.TryAdd("Cache-Control", "no-store");
    }

    static void SetPage(IHeaderDictionary headers, string policy)
    {
        headers.TryAdd("Content-Security-Policy", policy);
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Permissions-Policy", Features);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
    }

    static bool IsData(PathString path) => path.StartsWithSegments("/v3") || path.StartsWithSegments("/api");

    /// <summary>Other sites load the widget and what it is made of.</summary>
    static bool MayBeEmbedded(PathString path) => path.StartsWithSegments("/widget.js") || path.StartsWithSegments("/texts") || path.StartsWithSegments("/assets");
}
