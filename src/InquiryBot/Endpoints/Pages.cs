using Microsoft.AspNetCore.StaticFiles;

namespace InquiryBot.Endpoints;

/// <summary>The built web package: demo page, widget, console.</summary>
internal static class Pages
{
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(ToTheDesk);
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });
    }

    static void Prepare(StaticFileResponseContext file)
    {
        var path = file.Context.Request.Path;
        var headers = file.Context.Response.Headers;
        headers.CacheControl = path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
        // The widget fetches its words on pages of other origins; a script needs no leave for that, a fetch does. They are no secret.
        if (path.StartsWithSegments("/texts")) headers.AccessControlAllowOrigin = "*";
    }

    /// <summary>The console's folder has a slash. Not a route: that would take <c>/desk/</c> as well, and send it to itself.</summary>
    static Task ToTheDesk(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != "/desk") return next(context);
        context.Response.Redirect("/desk/");
        return Task.CompletedTask;
    }
}
