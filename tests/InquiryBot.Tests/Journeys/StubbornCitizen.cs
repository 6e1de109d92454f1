using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace InquiryBot.Tests.Journeys;

/// <summary>Sends one message after the other, each again under its own id until the server has acknowledged it.</summary>
internal sealed class StubbornCitizen(Uri server) : IDisposable
{
    readonly HttpClient _http = new() { BaseAddress = server };
    string _activities = "";

    /// <summary>Ids that the server gave to what it acknowledged, in the order of sending.</summary>
    public List<string> Acknowledged { get; } = [];

    public async Task ArrivesAsync(CancellationToken ct)
    {
        var token = await PostAsync("/v3/directline/tokens/generate", new { }, ct);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());
        var opened = await PostAsync("/v3/directline/conversations", new { locale = "ko" }, ct);
        _activities = $"/v3/directline/conversations/{opened.GetProperty("conversationId").GetString()}/activities";
    }

    public async Task TalksAsync(Action acknowledged, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var message = new { type = "message", text = "감사합니다", from = new { id = "me" }, channelData = new { clientActivityID = $"m{Acknowledged.Count}" } };
            if (await TryAsync(message) is not { } id)
            {
                await Task.Yield();
                continue;
            }

            Acknowledged.Add(id);
            acknowledged();
        }
    }

    /// <summary>The whole conversation as the server tells it.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(CancellationToken ct)
    {
        var lines = new List<JsonElement>();
        for (var watermark = "0"; ;)
        {
            var set = await _http.GetFromJsonAsync<JsonElement>(new Uri($"{_activities}?watermark={watermark}", UriKind.Relative), ct);
            lines.AddRange(set.GetProperty("activities").EnumerateArray());
            if (set.GetProperty("activities").GetArrayLength() == 0) return lines;
            watermark = set.GetProperty("watermark").GetString()!;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Null when the server was gone before it said yes.</summary>
    async Task<string?> TryAsync(object message)
    {
        try
        {
            return (await PostAsync(_activities, message, CancellationToken.None)).GetProperty("id").GetString();
        }
        catch (Exception problem) when (problem is HttpRequestException or SocketException or IOException or JsonException)
        {
            return null;
        }
    }

    async Task<JsonElement> PostAsync(string path, object body, CancellationToken ct)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }
}
