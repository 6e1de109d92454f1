using System.Globalization;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.Telegram;

/// <summary>Telegram by its Bot API: private chats, by webhook or by long polling. The model to copy.</summary>
public sealed class TelegramChannel(TelegramSettings settings, VendorHttp http) : IPolls, IConnects, IHoldsFiles
{
    /// <summary>Longest data of a button, in bytes of UTF-8.</summary>
    const int MostCallbackData = 64;

    /// <summary>How long one question for updates waits at Telegram's.</summary>
    static readonly TimeSpan PollTime = TimeSpan.FromSeconds(25);

    static readonly string[] Wanted = ["message", "edited_message", "callback_query"];

    public string Id => "telegram";

    public bool Polling => settings.Polling;

    public ChannelAbilities Abilities { get; } = new()
    {
        Text = new(4096, LengthUnit.Utf16),
        Markup = Markup.Html,
        Buttons = 100, // in all; the vendor names no number (unverified)
        ButtonLabel = new(64, LengthUnit.Graphemes), // what a phone shows; the vendor names no limit
        LinkButtons = true,
        Image = true,
        File = true,
        Location = true,
        Typing = true,
        Edits = true,
        Deletes = true,
        Rate = new(30, 30), // "about"; a 429 is the last word
        ChatRate = new(1, 5),
    };

    public ValueTask<Receipt> ReadAsync(InboundRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Receipt>(
            settings.SecretToken is not { } secret || !Signature.IsSecret(request.Header("X-Telegram-Bot-Api-Secret-Token"), secret) ? Receipt.Refused.NotSigned
            : WireJson.Read(request.Body.Span, TelegramJson.Wire.Update) is { UpdateId: > 0 } update ? TelegramReading.Read(update)
            : Receipt.Refused.Unreadable);
    }

    public async ValueTask<Delivery> SendAsync(OutgoingReply reply, CancellationToken ct)
    {
        var (method, call) = Write(reply.Activity, long.Parse(reply.Chat.Address, CultureInfo.InvariantCulture));
        var answer = await AskAsync(method, call, ct);
        return answer.Read(TelegramJson.Wire.Answer) is not { } told || told.Ok ? answer.ToDelivery() : told switch
        {
            { ErrorCode: 429 } => new Delivery.Deferred(TimeSpan.FromSeconds(told.Parameters?.RetryAfter ?? 5), "HTTP 429") { OfChannel = true },
            { ErrorCode: 403 } => new Delivery.Rejected(DeliveryReasons.Blocked),
            { ErrorCode: 401 or 404 } => VendorAnswer.TokenRefused,
            _ => answer.ToDelivery(told.Description),
        };
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        var answer = await AskAsync("getFile", new() { FileId = source }, ct);
        if (!answer.IsGood) return answer.Status is 400 ? new FetchedFile.Never("too-large") : PublicFiles.Meaning(answer);
        if (WireJson.Text(answer.Read(TelegramJson.Wire.Answer)?.Result, "file_path") is not { } path || path.Contains("..", StringComparison.Ordinal)) return new FetchedFile.Later(null, "no path");

        var file = await http.GetAsync(new Uri($"{settings.Server.TrimEnd('/')}/file/bot{settings.Token}/{path}"), ct, mostBytes: mostBytes, patience: TimeSpan.FromMinutes(1));
        // Telegram serves every file as a stream of bytes; the message itself said what it is.
        return PublicFiles.Meaning(file) is FetchedFile.Here here ? here with { ContentType = null } : PublicFiles.Meaning(file);
    }

    public async ValueTask<ChannelState> ProbeAsync(Uri? webhook, CancellationToken ct)
    {
        var me = await AskAsync("getMe", new(), ct);
        if (!me.IsGood) return new(false, me.Status is 401 or 404 ? "Telegram refuses the token: take the one that @BotFather shows (Channels:Telegram:Token)." : $"Telegram: {me.Reason}");
        var name = $"@{WireJson.Text(me.Read(TelegramJson.Wire.Answer)?.Result, "username")}";
        if (settings.Polling) return new(true, $"{name}, by polling");

        var info = (await AskAsync("getWebhookInfo", new(), ct)).Read(TelegramJson.Wire.Answer)?.Result;
        var url = WireJson.Text(info, "url");
        if (webhook is null || url != webhook.AbsoluteUri) return new(false, $"{name} sends to {(url is { Length: > 0 } ? url : "nobody")}: run inquirybot channels connect telegram.");
        return WireJson.Text(info, "last_error_message") is { } problem && Pending(info) > 0 ? new(false, $"{name} could not reach us: {problem}") : new(true, name);
    }

    public async ValueTask<ChannelState> ConnectAsync(Uri webhook, CancellationToken ct)
    {
        var answer = settings.Polling
            ? await AskAsync("deleteWebhook", new(), ct)
            : await AskAsync("setWebhook", new() { Url = webhook.AbsoluteUri, SecretToken = settings.SecretToken, AllowedUpdates = Wanted }, ct);
        return answer.IsGood ? await ProbeAsync(webhook, ct) : new(false, $"Telegram: {answer.Read(TelegramJson.Wire.Answer)?.Description ?? answer.Reason}");
    }

    public async ValueTask<Polled> PollAsync(string? after, CancellationToken ct)
    {
        var call = new Call { Offset = after is null ? null : long.Parse(after, CultureInfo.InvariantCulture), Timeout = (int)PollTime.TotalSeconds, AllowedUpdates = Wanted };
        var answer = await http.SendAsync(HttpMethod.Post, Address("getUpdates"), JsonSerializer.SerializeToUtf8Bytes(call, TelegramJson.Wire.Call), null, PollTime + Delivery.Patience, 8 * 1024 * 1024, ct);
        var told = answer.Read(TelegramJson.Wire.Answer);
        if (told is not { Ok: true, Result: { ValueKind: JsonValueKind.Array } updates }) return new([], after, TimeSpan.FromSeconds(told?.Parameters?.RetryAfter ?? 5));

        var read = updates.EnumerateArray().Select(update => WireJson.Read(Encoding.UTF8.GetBytes(update.GetRawText()), TelegramJson.Wire.Update)).OfType<Update>().ToList();
        return new([.. read.Select(TelegramReading.Read)], read.Count == 0 ? after : (read[^1].UpdateId + 1).ToString(CultureInfo.InvariantCulture));
    }

    public async ValueTask AcknowledgeAsync(string answer, CancellationToken ct)
    {
        if (WireJson.Read(Encoding.UTF8.GetBytes(answer), TelegramJson.Wire.Call) is { Method: { } method } call) await AskAsync(method, call with { Method = null }, ct);
    }

    static (string Method, Call Call) Write(Activity part, long chat)
    {
        var call = new Call { ChatId = chat, ReplyMarkup = Keyboard(part.SuggestedActions?.Actions) };
        return part switch
        {
            { Type: ActivityTypes.Typing } => ("sendChatAction", call with { Action = "typing" }),
            { Attachments: [{ ContentType: ['i', 'm', 'a', 'g', 'e', '/', ..] } image] } => ("sendPhoto", call with { Photo = image.ContentUrl }),
            { Attachments: [var file] } => ("sendDocument", call with { Document = file.ContentUrl }),
            { Entities: [var place] } when place.Point() is { Latitude: { } latitude, Longitude: { } longitude } => ("sendLocation", call with { Latitude = latitude, Longitude = longitude }),
            _ => ("sendMessage", call with { Text = part.Text, ParseMode = part.TextFormat is TextFormats.Xml ? "HTML" : null }),
        };
    }

    /// <summary>One button a row: a phone shows long labels whole. What is too long for a button's data is found again by its number, on the keyboard.</summary>
    static InlineKeyboard? Keyboard(IReadOnlyList<CardAction>? actions) => actions is null ? null : new(
        [.. actions.Select((action, number) => new[] { action.Type is CardActionTypes.OpenUrl ? new InlineButton(action.Title, Url: action.Value?.GetString()) : new InlineButton(action.Title, Data(action, number)) })]);

    static string Data(CardAction action, int number) =>
        action.Value is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text && text[0] != '#' && Encoding.UTF8.GetByteCount(text) <= MostCallbackData
            ? text
            : $"#{number + 1}";

    Task<VendorAnswer> AskAsync(string method, Call call, CancellationToken ct) => http.PostAsync(Address(method), call, TelegramJson.Wire.Call, ct);

    Uri Address(string method) => new($"{settings.Server.TrimEnd('/')}/bot{settings.Token}/{method}");

    static long Pending(JsonElement? info) => info is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("pending_update_count", out var count) && count.TryGetInt64(out var pending) ? pending : 0;
}
