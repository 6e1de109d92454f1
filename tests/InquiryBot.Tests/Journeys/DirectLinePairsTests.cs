using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryBot.Core.Activities;
using InquiryBot.Tests.Contracts;
using InquiryBot.Tests.Outside;

namespace InquiryBot.Tests.Journeys;

/// <summary>
/// What the contract of a vendor's channel asks of web chat, which is our own: captured requests of its clients over HTTP, where a token is
/// the signature, each also tampered with, repeated and with fields that nobody knows.
/// </summary>
public sealed class DirectLinePairsTests : IAsyncLifetime
{
    const string Folder = "DirectLine";

    RunningBot _bot = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static IEnumerable<string> Names => ChannelPairs.Names(Folder, "request");

    public async ValueTask InitializeAsync() => _bot = await RunningBot.StartAsync(null, [.. new[] { "Burst", "PerSecond", "TokensPerMinute" }.SelectMany(limit => new[] { $"--Limits:{limit}", "1000000" })]);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public void There_are_a_dozen_captured_pairs() => Assert.True(Names.Count() >= 12);

    [Fact]
    public async Task Each_captured_request_becomes_what_it_says()
    {
        foreach (var name in Names)
        {
            await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
            ChannelPairs.Same(Folder, name, "activity", await StoredAsync(citizen, await SendAsync(citizen, name)));
        }
    }

    [Fact]
    public async Task A_field_that_nobody_knows_is_kept_and_does_not_matter()
    {
        foreach (var name in Names)
        {
            await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
            ChannelPairs.Same(Folder, name, "activity", await StoredAsync(citizen, await citizen.SendRawAsync(Encoding.UTF8.GetString(ChannelPairs.WithUnknown(ChannelPairs.Read(Folder, name, "request"))))));
        }
    }

    [Fact]
    public async Task The_same_request_is_the_same_message()
    {
        foreach (var name in Names.Where(name => ChannelPairs.Read(Folder, name, "request").Contains("clientActivityID", StringComparison.Ordinal)))
        {
            await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
            using var first = await SendAsync(citizen, name);
            using var again = await SendAsync(citizen, name);

            Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
            Assert.InRange((await citizen.TranscriptAsync()).Count(line => line.From?.Role is Roles.User), 0, 1);
        }
    }

    [Fact]
    public async Task Whose_token_was_tampered_with_or_is_missing_is_refused()
    {
        await using var citizen = await Citizen.ArrivesAsync(_bot.Http.BaseAddress!);
        var lines = (await citizen.TranscriptAsync()).Count(line => line.From?.Role is Roles.User);
        foreach (var name in Names)
            foreach (var (token, status) in new[] { (Turned(citizen.Token), HttpStatusCode.Forbidden), (null, HttpStatusCode.Unauthorized) })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{citizen.Path}/activities", UriKind.Relative)) { Content = new StringContent(ChannelPairs.Read(Folder, name, "request"), Encoding.UTF8, "application/json") };
                if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var response = await _bot.Http.SendAsync(request, Ct);
                Assert.Equal(status, response.StatusCode);
            }

        Assert.Equal(lines, (await citizen.TranscriptAsync()).Count(line => line.From?.Role is Roles.User));
    }

    static Task<HttpResponseMessage> SendAsync(Citizen citizen, string name) => citizen.SendRawAsync(ChannelPairs.Read(Folder, name, "request"));

    /// <summary>How the request was answered, and what of it stands in the transcript, without what is new each time.</summary>
    static async Task<JsonObject> StoredAsync(Citizen citizen, HttpResponseMessage response)
    {
        using var answered = response;
        var pair = new JsonObject { ["status"] = (int)answered.StatusCode };
        if (!answered.IsSuccessStatusCode) return pair;

        var id = JsonDocument.Parse(await answered.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("id").GetString();
        var line = (await citizen.TranscriptAsync()).SingleOrDefault(line => line.Id == id);
        if (line is null) return pair;

        Assert.True(line.Timestamp is not null && line.Conversation?.Id == citizen.Conversation && line.From is { Role: Roles.User, Id: { } user } && user.StartsWith("dl_", StringComparison.Ordinal));
        pair["activity"] = Known(JsonNode.Parse(ActivityJson.Write(line with { Id = null, Timestamp = null, Conversation = null, From = line.From with { Id = null } }))!);
        return pair;
    }

    /// <summary>Without the fields that <see cref="ChannelPairs.WithUnknown"/> adds.</summary>
    static JsonNode Known(JsonNode node)
    {
        if (node is JsonObject json) json.Remove("zz_new_2031");
        foreach (var child in (node as JsonObject)?.Select(member => member.Value) ?? node as JsonArray ?? Enumerable.Empty<JsonNode?>())
            if (child is JsonObject or JsonArray) Known(child);
        return node;
    }

    static string Turned(string token) => token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];
}
