using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InquiryBot.Endpoints;

/// <summary>Reads the JSON body of a request to <c>/api</c>: the value, or what is wrong with it.</summary>
internal static class ApiBody
{
    /// <summary>A long message with room for escapes.</summary>
    const int MostBytes = 64 * 1024;

    public static async Task<(T? Body, Problem? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken ct)
        where T : class
    {
        if (request.ContentLength > MostBytes) return (null, TooLarge);

        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            if (bytes.Length + read > MostBytes) return (null, TooLarge);
            bytes.Write(buffer, 0, read);
        }

        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), shape);
    }

    static (T?, Problem?) Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, shape) is { } body ? (body, null) : (null, Unreadable("null"));
        }
        catch (JsonException broken)
        {
            return (null, Unreadable(broken.Path is { Length: > 1 } path ? path : "the body"));
        }
    }

    static Problem TooLarge { get; } = new(413, "body.too-large", $"At most {MostBytes / 1024} kB.");

    static Problem Unreadable(string where) => new(400, "body.unreadable", $"This is not the JSON that is expected here: {where}.");
}
