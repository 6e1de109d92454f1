namespace InquiryBot.Endpoints;

/// <summary>
/// Which pages may call Direct Line from a browser (CORS): the own origin and those in the settings. The client's
/// own headers force a preflight, and it asks for its session with credentials (sheet §4).
/// </summary>
internal static class DirectLineOrigins
{
    public static void UseDirectLineOrigins(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<DirectLineGate>();
        app.UseWhen(http => http.Request.Path.StartsWithSegments(DirectLineEndpoints.Base), branch => branch.Use((http, next) =>
        {
            if (http.Request.Headers.Origin is not [{ Length: > 0 } origin] || !gate.AllowsOrigin(http.Request)) return next(http);

            http.Response.Headers.AccessControlAllowOrigin = origin;
            http.Response.Headers.Vary = "Origin";
            http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
            if (http.Request.Path.StartsWithSegments(DirectLineEndpoints.Session)) http.Response.Headers.AccessControlAllowCredentials = "true";
            if (!HttpMethods.IsOptions(http.Request.Method)) return next(http);

            http.Response.Headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            http.Response.Headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            http.Response.Headers.AccessControlMaxAge = "3600";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
    }
}
