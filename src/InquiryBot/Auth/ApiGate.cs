using InquiryBot.Endpoints;

namespace InquiryBot.Auth;

/// <summary>
/// The rule of everything under <c>/api</c>: no request that a page of another origin made, and no write that is not
/// JSON. A browser cannot send such a write across origins without asking first, so no form token is needed.
/// </summary>
internal static class ApiGate
{
    public static void UseConsoleSession(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), branch => branch.Use((http, next) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Refusal(http.Request) is { } problem ? problem.ExecuteAsync(http) : next(http);
        }));
        app.UseAuthentication();
        app.UseAuthorization();
    }

    static Problem? Refusal(HttpRequest request) =>
        IsForeign(request) ? Foreign
        : IsWrite(request.Method) && !request.HasJsonContentType() ? NoJson
        : null;

    /// <summary>Whether this is the origin of our own pages. Behind a proxy that ends TLS the two schemes differ; host and port do not.</summary>
    public static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? from.Port == port : from.IsDefaultPort);

    static bool IsForeign(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, request.Host);

    static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    static Problem Foreign { get; } = new(403, "origin.foreign", "Requests from pages of another origin are refused.");

    static Problem NoJson { get; } = new(415, "content-type.json", "Send Content-Type: application/json.");
}
