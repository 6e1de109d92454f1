using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InquiryBot.Core.Activities;

/// <summary>
/// Metadata of an activity: a type and, as its siblings, whatever that type defines (§4). Known shapes are read
/// with <see cref="As{T}"/>; the rest is carried along.
/// </summary>
public sealed record Entity : OpenRecord
{
    public string? Type { get; init; }

    /// <summary>Types are compared without case: the specification and the SDK disagree on <c>mention</c>.</summary>
    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    /// <summary>This entity in its own shape, or null when its fields do not fit it.</summary>
    public T? As<T>(JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return JsonSerializer.SerializeToElement(this, ActivityJson.Default.Entity).Deserialize(shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Where a point, or a place that tells one, lies; null for anything else.</summary>
    public GeoCoordinates? Point() => Is("GeoCoordinates") ? As(ActivityJson.Default.GeoCoordinates)
        : Is("Place") && As(ActivityJson.Default.Place)?.Geo is { ValueKind: JsonValueKind.Object } geo ? geo.Deserialize(ActivityJson.Default.GeoCoordinates)
        : null;

    public static Entity Of<T>(T value, JsonTypeInfo<T> shape) =>
        JsonSerializer.SerializeToElement(value, shape).Deserialize(ActivityJson.Default.Entity)!;
}

/// <summary>Who is meant; <see cref="Text"/> is the exact substring of the activity's text.</summary>
public sealed record Mention(ChannelAccount? Mentioned, string? Text, string Type = "mention") : OpenRecord;

/// <summary>A point on the earth: degrees (WGS 84), metres.</summary>
public sealed record GeoCoordinates(double? Latitude, double? Longitude, double? Elevation = null, string? Name = null, string Type = "GeoCoordinates")
    : OpenRecord;

/// <summary>A place; address, coordinates and map are each a text or an object (schema.org).</summary>
public sealed record Place(JsonElement? Address = null, JsonElement? Geo = null, JsonElement? HasMap = null, string? Name = null, string Type = "Place")
    : OpenRecord;

public sealed record Thing(string? Name, string Type = "Thing") : OpenRecord;

public sealed record ClientInfo(string? Locale, string? Country, string? Platform, string Type = "clientInfo") : OpenRecord;

/// <summary>The activity's text with marks of Markdown, for a channel that can show them; ours, not the protocol's.</summary>
public sealed record MarkdownText(string Text, string Type = "inquiry:markdown") : OpenRecord;

/// <summary>Where a text that comes in pieces stands: <c>informative</c>, <c>streaming</c> or <c>final</c>; one per activity (A9247).</summary>
public sealed record StreamInfo(string? StreamId, int? StreamSequence, string? StreamType, string? StreamResult = null, string Type = "streaminfo")
    : OpenRecord;
