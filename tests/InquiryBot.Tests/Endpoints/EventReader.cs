using System.Text.Json;

namespace InquiryBot.Tests.Endpoints;

/// <summary>Reads <c>/api/desk/events</c> as a browser does, one block at a time.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string? LastId { get; private set; }

    public static async Task<EventReader> OpenAsync(HttpClient browser, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/desk/events");
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Ct)));
    }

    /// <summary>The next block: an event with its data, a comment as <c>:</c>, a bare id as an empty name; null at the end.</summary>
    public async Task<(string Name, JsonElement Data)?> NextAsync()
    {
        var (name, data) = ("", "{}");
        while (await lines.ReadLineAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct) is { } line)
        {
            if (line.Length == 0) return (name, JsonElement.Parse(data));
            if (line.StartsWith("id: ", StringComparison.Ordinal)) LastId = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line[0] == ':') name = ":";
        }

        return null;
    }

    /// <summary>The next event of this name; others are passed over.</summary>
    public async Task<JsonElement> UntilAsync(string name)
    {
        while (await NextAsync() is { } block)
            if (block.Name == name) return block.Data;
        throw new EndOfStreamException($"The stream ended before a '{name}' came.");
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
