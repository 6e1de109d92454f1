using System.Buffers;
using System.Globalization;
using System.Text.Json;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary>Direct Line 3.0 over REST (sheet §1 and §2); the WebSocket is <see cref="DirectLineStreams"/>, the tokens are <see cref="DirectLineTokenEndpoints"/>.</summary>
internal sealed class DirectLineEndpoints(
    DirectLineGate gate, DirectLineRules rules, DirectLineTokens tokens, Reception reception, IConversations conversations, IOutbox outbox, IChats chats, ISignal signal,
    ChannelList channels, ChannelBook book, Ids ids, CitizenWords words)
{
    public const string Base = "/v3/directline";
    public const string Session = Base + "/session";

    /// <summary>Lines that are read at once, and what one answer holds: the client asks on with the watermark.</summary>
    const int PageSize = 50;
    const int MostCharacters = 1024 * 1024;

    readonly IChannel _channel = channels.Find("webchat")!;

    public void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Base).WithTags("Direct Line");
        group.MapPost("/conversations", (HttpRequest request, CancellationToken ct) => StartAsync(request, ct))
            .Accepts<TokenRequest>(true, "application/json").Produces<ConversationResponse>(201).Produces<ConversationResponse>().ProducesProblem(403);
        group.MapGet("/conversations/{id}", (string id, HttpRequest request, CancellationToken ct) => ReconnectAsync(id, request, ct))
            .Produces<ConversationResponse>().ProducesProblem(403).ProducesProblem(404);
        group.MapGet("/conversations/{id}/activities", (string id, HttpRequest request, CancellationToken ct) => ReadAsync(id, request, ct))
            .Produces<ActivitySet>().ProducesProblem(403).ProducesProblem(404);
        group.MapPost("/conversations/{id}/activities", (string id, HttpRequest request, CancellationToken ct) => PostAsync(id, request, ct))
            .Accepts<Activity>("application/json").Produces<ResourceResponse>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
        group.MapGet("/session/getsessionid", (HttpRequest request, CancellationToken ct) => NameSessionAsync(request, ct)).Produces<SessionId>().ProducesProblem(401).ProducesProblem(403);
    }

    async Task<IResult> StartAsync(HttpRequest request, CancellationToken ct)
    {
        var (caller, problem) = await gate.AdmitAsync(request, null, ct);
        if (problem is not null) return problem;
        var (wanted, unreadable) = await BodyAsync(request, DirectLineJson.Default.TokenRequest, ct);
        if (unreadable is not null) return unreadable;

        var token = caller!.Token;
        var id = token?.Conversation ?? ids.New();

        // What lives in a messenger began there: a second beginning would greet him again, or bring back what was erased.
        if (Chat.Has(new(id))) return DirectLineProblem.Forbidden;
        var user = token?.User ?? (wanted?.User?.Id is { Length: > 0 and <= 64 } named && IsOneLine(named) ? named : $"dl_{ids.New()}");
        var begins = new Conversation { Id = new(id), Channel = _channel.Id, User = user, Language = words.Language(wanted?.Locale) };
        var update = new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [Reception.Bot, new() { Id = user }], Locale = wanted?.Locale };
        var received = await reception.ReceiveAsync(begins, update, "start", shown: false, mayStart: true, ct);
        if (received is Received.NoConversation) return DirectLineProblem.NotFound;

        if (received is Received.Repeated && await conversations.FindAsync(begins.Id, ct) is { } existing) user = existing.User;
        return Opened(request, id, user, token?.Origins ?? [], null, received is Received.Stored ? 201 : 200);
    }

    async Task<IResult> ReconnectAsync(string id, HttpRequest request, CancellationToken ct)
    {
        var (caller, problem) = await gate.AdmitAsync(request, id, ct);
        if (problem is not null) return problem;
        if (!TryWatermark(request, out var watermark)) return BadWatermark;
        if (await conversations.FindAsync(new(id), ct) is not { Ended: false } conversation) return DirectLineProblem.NotFound;
        await ReadOnAsync(new(id), watermark, ct);

        // Without a watermark the client wants only what is new (sheet §3); one beyond the last line would keep the next ones from him.
        var last = await conversations.LastSequenceAsync(new(id), ct);
        return Opened(request, id, conversation.User, caller!.Token?.Origins ?? [], Math.Min(watermark ?? last, last), 200);
    }

    async Task<IResult> ReadAsync(string id, HttpRequest request, CancellationToken ct)
    {
        var (_, problem) = await gate.AdmitAsync(request, id, ct);
        if (problem is not null) return problem;
        if (!TryWatermark(request, out var watermark)) return BadWatermark;
        await ReadOnAsync(new(id), watermark, ct);

        var rows = await PageAsync(new(id), watermark ?? 0, ct);
        if (rows.Count == 0 && await conversations.FindAsync(new(id), ct) is null) return DirectLineProblem.NotFound;

        return Results.Bytes(DirectLineFrames.Of(rows, watermark ?? 0), "application/json; charset=utf-8");
    }

    /// <summary>Who reads a messenger's conversation here tells by his watermark what has reached him: it waits there no longer.</summary>
    async ValueTask ReadOnAsync(ConversationId id, long? watermark, CancellationToken ct)
    {
        if (watermark is { } last and > 0 && Chat.Has(id)) await outbox.ReadAsync(id, 0, last, ct);
    }

    /// <summary>As many lines as fit into one answer, and at least one if there is any.</summary>
    async Task<List<TranscriptRow>> PageAsync(ConversationId id, long after, CancellationToken ct)
    {
        var page = new List<TranscriptRow>();
        var characters = 0;
        IReadOnlyList<TranscriptRow> rows;
        do
        {
            rows = await conversations.ReadAsync(id, page is [.., var last] ? last.Sequence : after, PageSize, ct);
            foreach (var row in rows)
            {
                characters += row.Body.Length;
                if (page.Count > 0 && characters > MostCharacters) return page;
                page.Add(row);
            }
        }
        while (rows.Count == PageSize);

        return page;
    }

    async Task<IResult> NameSessionAsync(HttpRequest request, CancellationToken ct) =>
        (await gate.AdmitAsync(request, null, ct)).Problem is { } problem ? problem : Results.Json(new SessionId(ids.New()), DirectLineJson.Default.SessionId);

    async Task<IResult> PostAsync(string id, HttpRequest request, CancellationToken ct)
    {
        var (caller, problem) = await gate.AdmitAsync(request, id, ct);
        if (problem is not null) return problem;
        if (gate.Wait(id) is { } wait) return DirectLineProblem.TooManyRequests(words.For(request, SystemTexts.TooFast), wait);

        using var body = await ReadBodyAsync(request, ct);
        if (body is null) return TooLarge(request);

        var (activity, unreadable) = await ReadAsync(body.Memory, ct);
        return unreadable ?? TooLong(activity!, request) ?? await ReceiveAsync(id, caller!.Token?.User, activity!, ct);
    }

    /// <summary>The activity of a client, as the channel reads it.</summary>
    internal async ValueTask<(Activity? Activity, IResult? Problem)> ReadAsync(ReadOnlyMemory<byte> json, CancellationToken ct) =>
        await _channel.ReadAsync(new InboundRequest("POST", Nothing, Nothing, json), ct) switch
        {
            Receipt.Accepted { Arrivals: [var arrival] } => (arrival.Activity, null),
            Receipt.Refused refused => (null, DirectLineProblem.BadArgument(refused.Reason)),
            _ => (null, DirectLineProblem.BadArgument("One activity at a time.")),
        };

    /// <summary>Also used by the upload, whose activity has its files filled in.</summary>
    internal async Task<IResult> ReceiveAsync(string id, string? user, Activity activity, CancellationToken ct)
    {
        var conversation = new ConversationId(id);
        if (activity.Type is ActivityTypes.Typing) return await TypeAsync(conversation, ct);

        var begins = new Conversation { Id = conversation, Channel = _channel.Id, User = user ?? activity.From?.Id ?? "" };
        var shown = activity.Type is ActivityTypes.Message;
        var received = await reception.ReceiveAsync(begins, activity, ClientId(activity) ?? ids.New(), shown, mayStart: false, ct);
        if (shown && received is Received.Stored)
        {
            book.Heard(_channel.Id);
            if (Chat.Has(conversation))
            {
                await chats.ReadsOnAsync(conversation, ct);
                signal.Raise(new Change.ReadsOn(conversation));
            }
        }

        return received switch
        {
            Received.Stored stored => Id(stored.ActivityId),
            Received.Repeated repeated => Id(repeated.ActivityId),
            _ => DirectLineProblem.NotFound,
        };
    }

    /// <summary>That the citizen is writing: shown and not kept, so nothing of what came is passed on but the fact.</summary>
    async Task<IResult> TypeAsync(ConversationId id, CancellationToken ct)
    {
        if (await conversations.FindAsync(id, ct) is not { Ended: false } conversation) return DirectLineProblem.NotFound;

        var typing = new Activity
        {
            Type = ActivityTypes.Typing,
            ChannelId = _channel.Id,
            Conversation = new() { Id = id.Value },
            From = new() { Id = conversation.User, Role = Roles.User },
        };
        signal.Raise(new Change.Passing(id, ActivityJson.Write(typing)));
        return Id(ids.New());
    }

    /// <summary>Null when the text of an activity is one that somebody can read.</summary>
    internal IResult? TooLong(Activity activity, HttpRequest request) => activity.Text?.Length > rules.MaxTextCharacters ? TooLarge(request) : null;

    /// <summary>A Korean letter takes three bytes, so what a body holds is a third in characters.</summary>
    internal Problem TooLarge(HttpRequest request) =>
        new(413, "TooLarge", words.For(request, SystemTexts.TooLong, ("limit", Math.Min(rules.MaxTextCharacters, rules.MaxActivityBytes / 3).ToString("N0", CultureInfo.InvariantCulture))));

    static Problem BadWatermark { get; } = DirectLineProblem.BadArgument("The watermark is not one of ours.");

    static Dictionary<string, string> Nothing { get; } = [];

    /// <summary>In one piece: a body this small is not worth a stream.</summary>
    static IResult Id(string id) =>
        Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(new ResourceResponse(id), ActivityJson.Wire.ResourceResponse), "application/json; charset=utf-8");

    /// <summary>
    /// The eTag is "*", any version: the protocol names it (sheet §1) and says nowhere what it is for, no client sends it
    /// back, and a conversation has nothing that two could change at once.
    /// </summary>
    IResult Opened(HttpRequest request, string id, string user, IReadOnlyList<string> origins, long? watermark, int status)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var from = watermark is { } after ? $"&watermark={after}" : "";
        var stream = $"{scheme}://{request.Host}{Base}/conversations/{Uri.EscapeDataString(id)}/stream?t={Uri.EscapeDataString(tokens.IssueStream(id, user))}{from}";
        var opened = new ConversationResponse(id, tokens.Issue(id, user, origins, rules.TokenLifetime), rules.TokenSeconds, stream, id, "*");
        return Results.Json(opened, DirectLineJson.Default.ConversationResponse, statusCode: status);
    }

    internal static bool IsOneLine(string text) => !text.Any(char.IsControl);

    static bool TryWatermark(HttpRequest request, out long? watermark)
    {
        watermark = null;
        var text = request.Query["watermark"].ToString();
        if (text.Length == 0) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        watermark = number;
        return true;
    }

    /// <summary>The client's own id of the message (sheet §5), by which a repeated one is recognised.</summary>
    static string? ClientId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind is JsonValueKind.String && id.GetString() is { Length: > 0 and <= 128 } own
            ? own
            : null;

    internal static async Task<(T? Body, Problem? Problem)> BodyAsync<T>(HttpRequest request, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.HasJsonContentType())) return (null, null);
        try
        {
            return (await JsonSerializer.DeserializeAsync(request.Body, shape, ct), null);
        }
        catch (JsonException problem)
        {
            return (null, DirectLineProblem.BadArgument($"The body is not the expected JSON: {problem.Message}"));
        }
    }

    /// <summary>The body, or null when it is larger than an activity may be.</summary>
    async Task<Body?> ReadBodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > rules.MaxActivityBytes) return null;

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > rules.MaxActivityBytes) return null;
            if (read.IsCompleted) return new Body(request, read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The request's bytes in one piece, given back to the pipe when they were read.</summary>
    sealed class Body(HttpRequest request, ReadOnlySequence<byte> bytes) : IDisposable
    {
        public ReadOnlyMemory<byte> Memory { get; } = bytes.IsSingleSegment ? bytes.First : bytes.ToArray();

        public void Dispose() => request.BodyReader.AdvanceTo(bytes.End);
    }
}
