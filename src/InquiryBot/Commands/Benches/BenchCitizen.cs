using System.Text;
using System.Text.Json;

namespace InquiryBot.Commands.Benches;

/// <summary>A citizen of the bench: one connection to send, one stream to listen.</summary>
internal sealed class BenchCitizen : IDisposable
{
    /// <summary>A turn that takes longer is lost, and a bench that waits for it would never end.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Uri _server;
    readonly WireClient _line;
    readonly WireClient _stream;
    readonly string _token;
    readonly string _path;
    int _number;

    BenchCitizen(Uri server, WireClient line, WireClient stream, string id, string token)
    {
        (_server, _line, _stream, Conversation, _token) = (server, line, stream, id, token);
        _path = $"/v3/directline/conversations/{id}/activities";
    }

    public string Conversation { get; }

    /// <summary>How many messages he has written so far.</summary>
    public int Written => _number;

    public static async Task<BenchCitizen> OpenAsync(Uri server, string language)
    {
        var line = await WireClient.ConnectAsync(server);
        var generated = await OpenedAsync(line, WireClient.Post(server, "/v3/directline/tokens/generate", null, "{}"));
        var token = generated.GetProperty("token").GetString()!;
        var opened = await OpenedAsync(line, WireClient.Post(server, "/v3/directline/conversations", token, $"{{\"locale\":\"{language}\"}}"));
        var stream = await WireClient.ConnectAsync(server);
        await stream.UpgradeAsync(new Uri(opened.GetProperty("streamUrl").GetString()!));
        return new(server, line, stream, opened.GetProperty("conversationId").GetString()!, opened.GetProperty("token").GetString()!);
    }

    public byte[] Message(string text) => WireClient.Post(_server, _path, _token, Body(text, $"{_path.GetHashCode(StringComparison.Ordinal):x}-{++_number}"));

    /// <summary>A photo, as a form that holds nothing else.</summary>
    public byte[] Upload(byte[] photo)
    {
        const string boundary = "----inquirybot";
        var head = Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
        var end = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        var request = Encoding.UTF8.GetBytes(
            $"POST {_path.Replace("/activities", "/upload", StringComparison.Ordinal)} HTTP/1.1\r\nHost: {_server.Authority}\r\nAuthorization: Bearer {_token}\r\nContent-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {head.Length + photo.Length + end.Length}\r\n\r\n");
        return [.. request, .. head, .. photo, .. end];
    }

    /// <summary>What Web Chat sends with a text (sheet §5), so that a turn has the size that it has in life.</summary>
    public static string Body(string text, string id) =>
        $$"""{"type":"message","text":"{{text}}","textFormat":"plain","locale":"ko-KR","channelId":"webchat","from":{"id":"dl_citizen","name":"","role":"user"},"localTimestamp":"2026-11-22T09:30:00.000+09:00","localTimezone":"Asia/Seoul","channelData":{"clientActivityID":"{{id}}","clientTimestamp":"2026-11-22T00:30:00.000Z"},"entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":false,"supportsTts":false},{"type":"clientInfo","locale":"ko-KR","country":"KR","platform":"{{Platform}}"}]}""";

    /// <summary>Fills the activity up to the kilobyte that a browser's has.</summary>
    static readonly string Platform = "Mozilla/5.0 (Linux; Android 15; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 ".PadRight(480, '.');

    /// <summary>Sends and waits until the reply to this very message is on the wire.</summary>
    public async Task TalkAsync(byte[] message) => await TalkOnceAsync(message).WaitAsync(Patience);

    /// <summary>Sends and waits until the server has it on disk.</summary>
    /// <returns>Its answer, which is {"id":"..."}.</returns>
    public async Task<string> SendAsync(byte[] message)
    {
        await _line.SendAsync(message);
        var (status, body) = await _line.AnswerAsync();
        return status == 200 ? body : throw new InvalidOperationException($"The server answered {status}: {body}");
    }

    async Task TalkOnceAsync(byte[] message)
    {
        var body = await SendAsync(message);

        // Cut and not parsed, so that the server has the cores.
        var replyTo = Encoding.ASCII.GetBytes($"\"replyToId\":{body.AsSpan(body.IndexOf(':') + 1).TrimEnd('}')}");
        while ((await _stream.FrameAsync()).Span.IndexOf(replyTo) < 0) { }
    }

    /// <summary>Waits for a frame that is no keep-alive.</summary>
    public async Task HearAsync()
    {
        while ((await _stream.FrameAsync()).Length == 0) { }
    }

    /// <summary>Closes the connection that sends, as an idle browser's is closed; the stream stays.</summary>
    public void HangUp() => _line.Dispose();

    public void Dispose()
    {
        _line.Dispose();
        _stream.Dispose();
    }

    static async Task<JsonElement> OpenedAsync(WireClient line, byte[] request)
    {
        var (status, body) = await line.AskAsync(request);
        return status is 200 or 201 ? JsonElement.Parse(body) : throw new InvalidOperationException($"The server answered {status}: {body}");
    }
}
