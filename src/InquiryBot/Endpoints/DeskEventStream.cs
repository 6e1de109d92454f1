using System.Text;
using InquiryBot.Auth;
using InquiryBot.Core.People;
using Microsoft.AspNetCore.Http.Features;

namespace InquiryBot.Endpoints;

/// <summary>
/// <c>GET /api/desk/events</c>: server-sent events (WHATWG HTML §9.2) to one console, from the event that it heard
/// last. Written by hand, because the framework's writer has no comments, and a silent line is cut by proxies.
/// </summary>
internal sealed class DeskEventStream(DeskEvents events, IPeople people, TimeProvider clock, IHostApplicationLifetime life)
{
    /// <summary>How often the line is shown to be alive, and the session to be good and in use, however much is told meanwhile.</summary>
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>Characters that are written before the line is looked at again.</summary>
    const int MostAtOnce = 64 * 1024;

    public async Task RunAsync(HttpContext http)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        using var listener = events.Listen(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : null);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await BeginAsync(http.Response, listener, ending.Token);
            await TellAsync(http, listener, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The console was closed, or the server stops: it comes back with the last id that it heard.
        }
    }

    /// <summary>An id without data is remembered by the browser and shown to nobody.</summary>
    static async Task BeginAsync(HttpResponse response, DeskListener listener, CancellationToken ct)
    {
        await response.WriteAsync(listener.IsGap ? $"id: {listener.StartId}\nevent: reload\ndata: {{}}\n\n" : $"retry: 2000\nid: {listener.StartId}\n\n", ct);
        await response.Body.FlushAsync(ct);
    }

    async Task TellAsync(HttpContext http, DeskListener listener, CancellationToken ct)
    {
        var session = SignedInPerson.Of(http).Session;
        using var timer = new PeriodicTimer(Interval, clock);
        var more = listener.WaitAsync(ct).AsTask();
        var time = timer.WaitForNextTickAsync(ct).AsTask();
        while (true)
        {
            await Task.WhenAny(time, more);
            if (time.IsCompleted)
            {
                await time;
                if (await people.FindSessionAsync(session, clock.GetUtcNow(), ct) is null) return;
                await http.Response.WriteAsync(": here\n\n", ct);
                await http.Response.Body.FlushAsync(ct);
                time = timer.WaitForNextTickAsync(ct).AsTask();
            }

            if (!more.IsCompleted) continue;
            if (!await more) break;
            await WriteAsync(http.Response, listener, ct);
            more = listener.WaitAsync(ct).AsTask();
        }

        await http.Response.WriteAsync("event: reload\ndata: {}\n\n", ct);
    }

    async Task WriteAsync(HttpResponse response, DeskListener listener, CancellationToken ct)
    {
        var text = new StringBuilder();
        while (text.Length < MostAtOnce && listener.TryRead(out var one))
            text.Append("id: ").Append(events.IdOf(one)).Append("\nevent: ").Append(one.Name).Append("\ndata: ").Append(one.Data).Append("\n\n");
        await response.WriteAsync(text.ToString(), ct);
        await response.Body.FlushAsync(ct);
    }
}
