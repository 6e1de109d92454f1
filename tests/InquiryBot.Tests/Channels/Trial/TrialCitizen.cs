using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Core.Channels;

namespace InquiryBot.Tests.Channels.Trial;

/// <summary>The program's nodes and the way to them, the same for all citizens.</summary>
sealed record TrialNodes(HttpClient Http, IReadOnlyList<Uri> Addresses)
{
    long _number;
    int _repeated;
    int _swapped;

    /// <summary>Webhooks that came again although they had been acknowledged, and pairs that came the wrong way round.</summary>
    public (int Repeated, int Swapped) Mischief => (_repeated, _swapped);

    /// <summary>A number that no other message has.</summary>
    public long Next() => Interlocked.Increment(ref _number);

    public void Repeats() => Interlocked.Increment(ref _repeated);

    public void Swaps() => Interlocked.Increment(ref _swapped);

    /// <summary>Null when the node was gone, or refused.</summary>
    public async Task<string?> TryAsync(int node, Func<Uri, HttpRequestMessage> write, CancellationToken ct)
    {
        try
        {
            using var request = write(Addresses[node % Addresses.Count]);
            using var response = await Http.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return response.IsSuccessStatusCode ? body : null;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException || (gone is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>Begins a conversation and says one or two words more, each once the one before it was acknowledged; a vendor sends some twice and some the wrong way round.</summary>
abstract class TrialCitizen(TrialNodes nodes, int number)
{
    static readonly TimeSpan BetweenCitizens = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan BeforeAgain = TimeSpan.FromMilliseconds(200);

    readonly TimeSpan _begins = BetweenCitizens * number;
    readonly Random _random = new(number);
    int _node = number;

    public abstract string Channel { get; }

    public abstract string Conversation { get; }

    /// <summary>Words that the program said it has.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>Words of which nobody knows, because the vendor does not send again.</summary>
    public List<string> Unsure { get; } = [];

    /// <summary>His vendor sends again what was not acknowledged.</summary>
    public virtual bool Repeats => true;

    protected TrialNodes Nodes => nodes;

    /// <summary>The node that last took his words.</summary>
    protected int Node => _node;

    public async Task TalksAsync(Action acknowledged, CancellationToken ct)
    {
        // Not all begin in the same moment, so that some still come when others have their answers.
        await Task.Delay(_begins, TimeProvider.System, ct);
        await ArrivesAsync(ct);
        await TellAsync(nodes.Next(), TrialDialogs.Opening, acknowledged, ct);
        if (_random.Next(2) == 0) await SayAsync(acknowledged, ct);
        else if (_random.Next(3) > 0) { await SayAsync(acknowledged, ct); await SayAsync(acknowledged, ct); }
        else await SwapAsync(acknowledged, ct);
        await LingersAsync(acknowledged, ct);
    }

    /// <summary>What has reached him.</summary>
    public abstract Task<IReadOnlyList<Copy>> HeardAsync(CancellationToken ct);

    public async Task<bool> HasHeardAllAsync(CancellationToken ct) => !Acknowledged.Except((await HeardAsync(ct)).Select(copy => copy.Word)).Any();

    protected virtual Task ArrivesAsync(CancellationToken ct) => Task.CompletedTask;

    protected virtual Task LingersAsync(Action acknowledged, CancellationToken ct) => Task.CompletedTask;

    /// <summary>False when the vendor got no answer, or a bad one.</summary>
    protected abstract Task<bool> SendAsync(long message, string words, int node, CancellationToken ct);

    protected async Task SayAsync(Action acknowledged, CancellationToken ct)
    {
        var message = nodes.Next();
        if (await TellAsync(message, Words.Of(message), acknowledged, ct)) Note(Acknowledged, Words.Of(message));
        else
        {
            Note(Unsure, Words.Of(message));
            await SayAsync(acknowledged, ct);
        }
    }

    /// <summary>The second word overtakes the first; where the answer is in the response there is no second before it.</summary>
    async Task SwapAsync(Action acknowledged, CancellationToken ct)
    {
        if (!Repeats)
        {
            await SayAsync(acknowledged, ct);
            await SayAsync(acknowledged, ct);
            return;
        }

        var (first, second) = (nodes.Next(), nodes.Next());
        nodes.Swaps();
        var later = TellAsync(second, Words.Of(second), acknowledged, ct);
        if (Waits) await later;
        await Task.WhenAll(later, TellAsync(first, Words.Of(first), acknowledged, ct));
        Note(Acknowledged, Words.Of(second));
        Note(Acknowledged, Words.Of(first));
    }

    /// <summary>His vendor waits for one answer before it sends the next message.</summary>
    protected virtual bool Waits => false;

    /// <returns>False when it was not acknowledged and will not come again.</returns>
    async Task<bool> TellAsync(long message, string words, Action acknowledged, CancellationToken ct)
    {
        while (!await SendAsync(message, words, _node, ct))
        {
            // The balancer in front of the nodes takes another one.
            _node++;
            await Task.Delay(BeforeAgain, TimeProvider.System, ct);
            if (!Repeats && words != TrialDialogs.Opening) return false;
        }

        acknowledged();
        if (!Repeats || Chance(10) > 0) return true;
        nodes.Repeats();
        await SendAsync(message, words, _node, ct);
        return true;
    }

    int Chance(int of)
    {
        lock (_random) return _random.Next(of);
    }

    static void Note(List<string> words, string word)
    {
        lock (words) words.Add(word);
    }
}

/// <summary>A citizen whose words come by a vendor's webhook.</summary>
sealed class VendorCitizen(TrialVendor vendor, TrialChannel channel, TrialNodes nodes, int number) : TrialCitizen(nodes, number)
{
    readonly string _chat = channel.Chat(number);

    public override string Channel => channel.Id;

    public override string Conversation { get; } = Chat.IdOf(channel.Id, channel.Address(channel.Chat(number))).Value;

    public override bool Repeats => channel.Repeats;

    protected override bool Waits => channel.Answered is not null;

    public override Task<IReadOnlyList<Copy>> HeardAsync(CancellationToken ct) => Task.FromResult(vendor.HeardBy(channel.Id, _chat));

    protected override async Task LingersAsync(Action acknowledged, CancellationToken ct)
    {
        while (channel.WaitsForCitizen && !await HasHeardAllAsync(ct)) await SayAsync(acknowledged, ct);
    }

    protected override async Task<bool> SendAsync(long message, string words, int node, CancellationToken ct)
    {
        var signed = channel.Write(new(_chat, message, words, TimeProvider.System.GetUtcNow()));
        if (await Nodes.TryAsync(node, address => Post(address, signed), ct) is not { } answer) return false;
        if (channel.Answered is { } answered) vendor.Hear(channel.Id, _chat, answered(answer));
        return true;
    }

    HttpRequestMessage Post(Uri node, InboundRequest signed)
    {
        var query = string.Join('&', signed.Query.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"));
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, $"/channels/{channel.Id}/webhook?{query}"))
        {
            Content = new ReadOnlyMemoryContent(signed.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        foreach (var (name, value) in signed.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}

/// <summary>A citizen in web chat, by Direct Line.</summary>
sealed class WebCitizen(TrialNodes nodes, int number) : TrialCitizen(nodes, number)
{
    string _token = "";
    string _conversation = "";

    public override string Channel => "webchat";

    public override string Conversation => _conversation;

    protected override async Task ArrivesAsync(CancellationToken ct)
    {
        _token = (await AskAsync("/v3/directline/tokens/generate", ct)).GetProperty("token").GetString()!;
        _conversation = (await AskAsync("/v3/directline/conversations", ct)).GetProperty("conversationId").GetString()!;
    }

    /// <summary>What the transcript says, page by page: it is what a client shows.</summary>
    public override async Task<IReadOnlyList<Copy>> HeardAsync(CancellationToken ct)
    {
        var heard = new List<Copy>();
        for (var watermark = "0"; ;)
        {
            if (await AnyAsync(HttpMethod.Get, $"{Path}?watermark={watermark}", ct) is not { } page) return [];
            var set = JsonElement.Parse(page);
            if (set.GetProperty("activities").GetArrayLength() == 0) return heard;
            foreach (var line in set.GetProperty("activities").EnumerateArray())
                if (line.GetProperty("from").GetProperty("role").GetString() is not "user" && line.TryGetProperty("text", out var text))
                    heard.AddRange(Words.In(text.GetString()!).Select(word => new Copy(word, default, false, false, false)));
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    protected override async Task<bool> SendAsync(long message, string words, int node, CancellationToken ct) =>
        await Nodes.TryAsync(node, address => Authorized(HttpMethod.Post, address, Path, new { type = "message", text = words, from = new { id = "me" }, channelData = new { clientActivityID = $"m{message}" } }), ct) is not null;

    string Path => $"/v3/directline/conversations/{_conversation}/activities";

    async Task<JsonElement> AskAsync(string path, CancellationToken ct)
    {
        while (true)
            if (await AnyAsync(HttpMethod.Post, path, ct, new { locale = "ko" }) is { } answer) return JsonElement.Parse(answer);
    }

    /// <summary>Asks the next node where one is gone.</summary>
    async Task<string?> AnyAsync(HttpMethod method, string path, CancellationToken ct, object? body = null)
    {
        for (var node = 0; node < Nodes.Addresses.Count; node++)
            if (await Nodes.TryAsync(Node + node, address => Authorized(method, address, path, body), ct) is { } answer) return answer;
        return null;
    }

    HttpRequestMessage Authorized(HttpMethod method, Uri node, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(node, path)) { Content = body is null ? null : JsonContent.Create(body) };
        if (_token.Length > 0) request.Headers.Authorization = new("Bearer", _token);
        return request;
    }
}
