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
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

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
        var more = listener.Events.WaitToReadAsync(ct).AsTask();
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(ct);
            if (await Task.WhenAny(more, Task.Delay(Silence, clock, pause.Token)) == more)
            {
                await pause.CancelAsync();
                if (!await more) break;
                await WriteAsync(http.Response, listener, ct);
                more = listener.Events.WaitToReadAsync(ct).AsTask();
            }
            else
            {
                ct.ThrowIfCancellationRequested();
                if (await people.FindSessionAsync(session, clock.GetUtcNow(), ct) is null) return;
                await http.Response.WriteAsync(": here\n\n", ct);
                await http.Response.Body.FlushAsync(ct);
            }
        }

        await http.Response.WriteAsync("event: reload\ndata: {}\n\n", ct);
    }

    async Task WriteAsync(HttpResponse response, DeskListener listener, CancellationToken ct)
    {
        var text = new StringBuilder();
        while (listener.Events.TryRead(out var one))
            text.Append("id: ").Append(events.IdOf(one)).Append("\nevent: ").Append(one.Name).Append("\ndata: ").Append(one.Data).Append("\n\n");
        await response.WriteAsync(text.ToString(), ct);
        await response.Body.FlushAsync(ct);
    }
}
