using Microsoft.Net.Http.Headers;

namespace InquiryBot.Endpoints;

/// <summary>The built web package: demo page, widget, console.</summary>
internal static class Pages
{
    public static void UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.MapGet("/desk", () => Results.Redirect("/desk/")).ExcludeFromDescription();
    }
}
