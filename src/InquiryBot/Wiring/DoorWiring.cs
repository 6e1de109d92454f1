using InquiryBot.Core;
using InquiryBot.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace InquiryBot.Wiring;

/// <summary>What every request passes before it reaches an endpoint: headers, faults, addresses, limits.</summary>
internal static class DoorWiring
{
    public static void AddDoor(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.Read<LimitSettings>("Limits");
        services.AddLimits(new(limits.Burst, limits.PerSecond, limits.TokensPerMinute));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in limits.Networks()) forwarded.KnownIPNetworks.Add(network);
        });
        services.AddOpenApi(document => document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info.Title = "InquiryBot";
            api.Info.Description = "Direct Line 3.0 for web chat, and the console's own interface.";
            return Task.CompletedTask;
        }));
    }

    public static void UseDoor(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, AllowStatusCode404Response = true });
        app.UseStatusCodePages(status => ProblemOf(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
        app.UseLimits();
        app.MapOpenApi("/openapi/{documentName}.json").ExcludeFromDescription();
    }

    /// <summary>A fault is logged whole; the caller learns whether trying again may help.</summary>
    static Task AnswerAsync(HttpContext http) => (http.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        BadHttpRequestException bad => ProblemOf(bad.StatusCode),
        StorageException => ProblemOf(StatusCodes.Status503ServiceUnavailable) with { RetryAfter = TimeSpan.FromSeconds(5) },
        _ => ProblemOf(StatusCodes.Status500InternalServerError),
    }).ExecuteAsync(http);

    static Problem ProblemOf(int status) => status switch
    {
        400 => DirectLineProblem.BadArgument("The request cannot be read."),
        401 => new(401, "Unauthorized", "Sign in, or send Authorization: Bearer with a token."),
        404 => new(404, "NotFound", "There is nothing at this address."),
        405 => new(405, "MethodNotAllowed", "This address does not take this method."),
        413 => new(413, "TooLarge", "The body is too large."),
        415 => new(415, "UnsupportedMediaType", "This address takes application/json."),
        503 => new(503, "Unavailable", "The store cannot take this now; nothing of it was kept. Try again in a moment."),
        >= 500 => new(status, "ServerError", "Something went wrong here. It was noted; try again in a moment."),
        _ => new(status, $"Status{status}", "The request was refused."),
    };
}
