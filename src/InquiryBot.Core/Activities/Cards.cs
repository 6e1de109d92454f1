using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InquiryBot.Core.Activities;

/// <summary>The card content types (botframework-cards.md) and their way into an attachment.</summary>
public static class Cards
{
    const string Prefix = "application/vnd.microsoft.card.";
    public const string Hero = Prefix + "hero";
    public const string Thumbnail = Prefix + "thumbnail";
    public const string Receipt = Prefix + "receipt";
    public const string SignIn = Prefix + "signin";
    public const string OAuth = Prefix + "oauth";
    public const string Audio = Prefix + "audio";
    public const string Video = Prefix + "video";
    public const string Animation = Prefix + "animation";
    /// <summary>Stays data: this core never looks inside.</summary>
    public const string Adaptive = Prefix + "adaptive";

    /// <summary>The card as an attachment; its buttons keep their order (C4001).</summary>
    public static Attachment Attach<T>(string contentType, T card, JsonTypeInfo<T> shape) =>
        new() { ContentType = contentType, Content = JsonSerializer.SerializeToElement(card, shape) };
}

/// <summary>A hero or a thumbnail card: the same members, shown larger or smaller.</summary>
public sealed record HeroCard : OpenRecord
{
    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<CardImage>? Images { get; init; }
    public IReadOnlyList<CardAction>? Buttons { get; init; }
    public CardAction? Tap { get; init; }

    private protected override bool IsWhole() => Whole(Images) && Whole(Buttons);
}

public sealed record CardImage(string? Url, string? Alt = null, CardAction? Tap = null) : OpenRecord;

public sealed record ReceiptCard : OpenRecord
{
    public string? Title { get; init; }
    public IReadOnlyList<ReceiptFact>? Facts { get; init; }
    public IReadOnlyList<ReceiptItem>? Items { get; init; }
    public CardAction? Tap { get; init; }
    public string? Total { get; init; }
    public string? Tax { get; init; }
    public string? Vat { get; init; }
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    private protected override bool IsWhole() => Whole(Facts) && Whole(Items) && Whole(Buttons);
}

public sealed record ReceiptFact(string? Key, string? Value) : OpenRecord;

public sealed record ReceiptItem : OpenRecord
{
    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? Text { get; init; }
    public CardImage? Image { get; init; }
    public string? Price { get; init; }
    public string? Quantity { get; init; }
    public CardAction? Tap { get; init; }
}

/// <summary>A sign-in card, and with <see cref="ConnectionName"/> an OAuth card.</summary>
public sealed record SignInCard : OpenRecord
{
    public string? Text { get; init; }
    public string? ConnectionName { get; init; }
    public JsonElement? TokenExchangeResource { get; init; }
    public JsonElement? TokenPostResource { get; init; }
    public IReadOnlyList<CardAction>? Buttons { get; init; }

    private protected override bool IsWhole() => Whole(Buttons);
}

/// <summary>An audio, video or animation card.</summary>
public sealed record MediaCard : OpenRecord
{
    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? Text { get; init; }
    public ThumbnailUrl? Image { get; init; }
    public IReadOnlyList<MediaUrl>? Media { get; init; }
    public IReadOnlyList<CardAction>? Buttons { get; init; }
    public bool? Shareable { get; init; }
    public bool? Autoloop { get; init; }
    public bool? Autostart { get; init; }
    public string? Aspect { get; init; }
    public string? Duration { get; init; }
    public JsonElement? Value { get; init; }

    private protected override bool IsWhole() => Whole(Media) && Whole(Buttons);
}

public sealed record ThumbnailUrl(string? Url, string? Alt = null) : OpenRecord;

public sealed record MediaUrl(string? Url, string? Profile = null) : OpenRecord;
