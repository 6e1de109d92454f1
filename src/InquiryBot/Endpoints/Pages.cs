using Microsoft.Net.Http.Headers;

namespace InquiryBot.Endpoints;

/// <summary>The built web package: demo page, widget, console.</summary>
internal static class Pages
{
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(ToTheDesk);
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    /// <summary>The console's folder has a slash. Not a route: that would take <c>/desk/</c> as well, and send it to itself.</summary>
    static Task ToTheDesk(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != "/desk") return next(context);
        context.Response.Redirect("/desk/");
        return Task.CompletedTask;
    }
}
