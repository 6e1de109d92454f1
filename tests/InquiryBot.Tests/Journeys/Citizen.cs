using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;

namespace InquiryBot.Tests.Journeys;

/// <summary>A citizen with a browser: speaks Direct Line as a client does, and hears on the stream.</summary>
public sealed class Citizen : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly HttpClient _http;
    readonly ClientWebSocket _stream = new();
    readonly Queue<Activity> _heard = new();
    int _number;
    int _beats;

    Citizen(HttpClient http) => _http = http;

    public string Conversation { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string Watermark { get; private set; } = "";

    public string Path => $"/v3/directline/conversations/{Conversation}";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens the chat and the stream.</summary>
    public static async Task<Citizen> ArrivesAsync(Uri server, string language = "ko")
    {
        var citizen = new Citizen(new HttpClient { BaseAddress = server });
        citizen._http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        citizen.Token = (await citizen.PostAsync("/v3/directline/tokens/generate", "{}")).GetProperty("token").GetString()!;
        citizen._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", citizen.Token);
        var opened = await citizen.PostAsync("/v3/directline/conversations", $$"""{"locale":"{{language}}"}""");
        citizen.Conversation = opened.GetProperty("conversationId").GetString()!;
        await citizen._stream.ConnectAsync(new Uri(opened.GetProperty("streamUrl").GetString()!), Ct);
        return citizen;
    }

    /// <summary>Comes from a messenger by its link, and goes on with the conversation that he had there.</summary>
    /// <param name="watermark">What he has seen of it; empty: he wants only what is new.</param>
    public static async Task<Citizen> ContinuesAsync(Uri server, string link, string watermark = "0")
    {
        var citizen = new Citizen(new HttpClient { BaseAddress = server });
        citizen._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", link);
        var continued = await citizen.PostAsync("/v3/directline/tokens/continue", "");
        (citizen.Conversation, citizen.Token) = (continued.GetProperty("conversationId").GetString()!, continued.GetProperty("token").GetString()!);
        citizen._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", citizen.Token);
        var opened = await citizen._http.GetFromJsonAsync<JsonElement>(new Uri($"{citizen.Path}?watermark={watermark}", UriKind.Relative), Ct);
        await citizen._stream.ConnectAsync(new Uri(opened.GetProperty("streamUrl").GetString()!), Ct);
        return citizen;
    }

    /// <summary>Sends words under a fresh client id; returns the id that the server gave them.</summary>
    public async Task<string> SaysAsync(string text, string? clientId = null)
    {
        using var response = await SendAsync(text, clientId);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }

    public Task<HttpResponseMessage> SendAsync(string text, string? clientId = null) => SendRawAsync(JsonSerializer.Serialize(new
    {
        type = "message",
        text,
        from = new { id = "somebody-else", role = "user" },
        channelData = new { clientActivityID = clientId ?? $"c{++_number}" },
    }));

    public Task<HttpResponseMessage> SendRawAsync(string body) =>
        _http.PostAsync(new Uri($"{Path}/activities", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Ct);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, Ct);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative), Ct);

    /// <summary>The next message of the bot or of a counselor; echoes and events are passed over.</summary>
    public async Task<Activity> HearsAsync()
    {
        while (true)
        {
            var next = await NextAsync();
            if (next.Type is ActivityTypes.Message && next.From?.Role is Roles.Bot) return next;
        }
    }

    /// <summary>Hears until a message holds these words.</summary>
    public async Task<Activity> HearsAsync(string words)
    {
        while (true)
        {
            var next = await HearsAsync();
            if (next.Text!.Contains(words, StringComparison.Ordinal)) return next;
        }
    }

    /// <summary>Whatever comes next on the stream; what never comes is a failure, not a test without end.</summary>
    public async Task<Activity> NextAsync()
    {
        while (_heard.Count == 0) await ReadFrameAsync().WaitAsync(Patience, Ct);
        return _heard.Dequeue();
    }

    /// <summary>Waits for the empty frame by which the server says that it is still there.</summary>
    public async Task FeelsAliveAsync()
    {
        for (var before = _beats; _beats == before;) await ReadFrameAsync().WaitAsync(Patience, Ct);
    }

    /// <summary>Waits until the server closes the stream; tells the reason that it gives.</summary>
    public async Task<string?> HearsTheEndAsync()
    {
        while (_stream.State is WebSocketState.Open) await ReadFrameAsync();
        return _stream.CloseStatusDescription;
    }

    /// <summary>All that the transcript holds, as the client may read it.</summary>
    public async Task<IReadOnlyList<Activity>> TranscriptAsync(string watermark = "") =>
        JsonSerializer.Deserialize(await _http.GetStringAsync(new Uri($"{Path}/activities?watermark={watermark}", UriKind.Relative), Ct), ActivityJson.Wire.ActivitySet)!.Activities;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _stream.Dispose();
        await ValueTask.CompletedTask;
    }

    async Task ReadFrameAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[8192];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _stream.ReceiveAsync(buffer.AsMemory(), Ct);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        if (frame.Length == 0)
        {
            _beats++;
            return;
        }

        var set = JsonSerializer.Deserialize(frame.ToArray(), ActivityJson.Wire.ActivitySet)!;
        if (set.Watermark is { } watermark) Watermark = watermark;
        foreach (var activity in set.Activities) _heard.Enqueue(activity);
    }

    async Task<JsonElement> PostAsync(string path, string body)
    {
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), Ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
