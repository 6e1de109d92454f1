using InquiryBot.Core.Channels;
using InquiryBot.Workers;
using Microsoft.AspNetCore.Http.Features;

namespace InquiryBot.Endpoints;

/// <summary>Step 1 for every vendor: the channel verifies and reads, the intake stores, and only then the vendor hears that all is well.</summary>
internal sealed class ReceiveEndpoint(ChannelList channels, Intake intake, ChannelAnswers answers, ChannelAddress address, Meters meters)
{
    public const int MostBytes = 1024 * 1024;

    const int PassedOver = 32 * 1024 * 1024;

    static readonly string[] Methods = ["GET", "POST"];

    /// <summary>Not under the limits of an address: a vendor's few addresses bring everybody's messages.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/channels/{name}/webhook", Methods, (string name, HttpRequest request, CancellationToken ct) => ReceiveAsync(name, request, ct)).WithTags("Channels").ExcludeFromDescription().DisableRateLimiting();

        // The Bot Framework's own address, which its tools and its portal suggest.
        app.MapPost("/api/messages", (HttpRequest request, CancellationToken ct) => ReceiveAsync("botconnector", request, ct)).WithTags("Channels").ExcludeFromDescription().DisableRateLimiting();
    }

    public async Task<IResult> ReceiveAsync(string name, HttpRequest request, CancellationToken ct)
    {
        var began = answers.Now;
        if (channels.Find(name) is not { Abilities.IsOurs: false } channel) return Results.NotFound();
        if (await ReadAsync(request, ct) is not { } body) return Refuse(channel, new(413, "too-large"));

        var inbound = Inbound(name, request, body);
        switch (await channel.ReadAsync(inbound, ct))
        {
            case Receipt.Refused refused:
                return Refuse(channel, refused);
            case Receipt.Answered answered:
                return Results.Text(answered.Body, answered.ContentType, statusCode: answered.Status);
            case Receipt.Accepted { Arrivals: [_], InResponse: true } asked when channel is IAnswersInResponse talking:
                return await answers.AnswerAsync(talking, inbound, asked, began, ct);
            case var receipt:
                await intake.TakeAsync(channel, receipt, ct);
                return receipt is Receipt.Accepted { Answer: { } answer } ? Results.Text(answer, "application/json") : Results.Ok();
        }
    }

    /// <summary>What was wrong is counted and not told: whoever is no vendor learns nothing.</summary>
    Problem Refuse(IChannel channel, Receipt.Refused refused)
    {
        meters.Refused(channel.Id, refused.Status, refused.Reason);
        return refused.Status switch
        {
            401 or 403 => new(refused.Status, "Unauthorized", "The signature is missing, wrong or too old."),
            413 => new(413, "TooLarge", "The body is too large."),
            503 => new(503, "Unavailable", "The signature cannot be checked now. Try again in a moment."),
            _ => new(refused.Status, "BadArgument", "The body cannot be read."),
        };
    }

    InboundRequest Inbound(string name, HttpRequest request, byte[] body) => new(
        request.Method,
        request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        request.Query.ToDictionary(part => part.Key, part => part.Value.ToString(), StringComparer.Ordinal),
        body)
    {
        Address = address.Of(name) ?? new Uri($"{request.Scheme}://{request.Host}{request.Path}"),
        Caller = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
    };

    /// <summary>The body, or null when it is too large; then the rest is passed over, so that the caller reads why instead of a broken connection.</summary>
    static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = PassedOver;
        if (request.ContentLength > MostBytes) return null;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(ct);
            if (read.Buffer.Length > MostBytes) return null;
            if (read.IsCompleted)
            {
                var body = System.Buffers.BuffersExtensions.ToArray(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
