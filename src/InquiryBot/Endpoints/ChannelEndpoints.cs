using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Auth;
using InquiryBot.Core.People;
using InquiryBot.Workers;

namespace InquiryBot.Endpoints;

/// <summary>How the channels are, for supervisors and administrators.</summary>
internal static class ChannelEndpoints
{
    public static void MapChannels(this WebApplication app)
    {
        var health = app.Services.GetRequiredService<ChannelHealth>();
        app.MapGroup("/api/channels").WithTags("Channels").RequireAct(Act.WatchChannels)
            .MapGet("/", async (CancellationToken ct) => Results.Json(await health.RowsAsync(ct), ChannelJson.Default.IReadOnlyListChannelRow)).Produces<IReadOnlyList<ChannelRow>>();
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<ChannelRow>))]
internal sealed partial class ChannelJson : JsonSerializerContext;
