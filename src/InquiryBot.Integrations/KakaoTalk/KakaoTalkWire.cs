using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Integrations.KakaoTalk;

// Skill payload and response 2.0 (sheet kakao.md, A1 and A2); what is not used is not named.
internal sealed record SkillPayload(UserRequest? UserRequest, SkillAction? Action);

internal sealed record UserRequest(string? CallbackUrl, SkillBlock? Block, string? Utterance, SkillUser? User);

internal sealed record SkillBlock(string? Id);

internal sealed record SkillUser(string? Id);

internal sealed record SkillAction(IReadOnlyDictionary<string, JsonElement>? Params);

internal sealed record SkillResponse(SkillTemplate? Template, bool? UseCallback = null, SkillData? Data = null, string Version = "2.0");

internal sealed record SkillData(string Text);

internal sealed record SkillTemplate(IReadOnlyList<SkillOutput> Outputs, IReadOnlyList<SkillButton>? QuickReplies);

internal sealed record SkillOutput
{
    public SimpleText? SimpleText { get; init; }
    public SimpleImage? SimpleImage { get; init; }
    public SkillCard? TextCard { get; init; }
    public SkillCard? BasicCard { get; init; }
    public SkillCarousel? Carousel { get; init; }
}

internal sealed record SimpleText(string Text);

internal sealed record SimpleImage(string ImageUrl, string AltText);

internal sealed record SkillCard(string? Title, string? Description, Thumbnail? Thumbnail, IReadOnlyList<SkillButton>? Buttons);

internal sealed record Thumbnail(string ImageUrl);

internal sealed record SkillCarousel(string Type, IReadOnlyList<SkillCard> Items);

internal sealed record SkillButton(string? Label, string Action)
{
    public string? MessageText { get; init; }
    public string? WebLinkUrl { get; init; }
}

internal sealed record CallbackAnswer(string? Status, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SkillPayload))]
[JsonSerializable(typeof(SkillResponse))]
[JsonSerializable(typeof(CallbackAnswer))]
internal sealed partial class KakaoTalkJson : JsonSerializerContext
{
    public static KakaoTalkJson Wire { get; } = new(WireJson.Options(JsonNamingPolicy.CamelCase));
}

/// <summary>Replies as outputs of a skill.</summary>
internal static class SkillWriting
{
    const int MostOutputs = 3;
    const int MostAltText = 50;

    /// <summary>As many parts as one response holds: neighbouring texts share a bubble while they fit into one.</summary>
    public static (SkillTemplate Template, int Taken) Write(IReadOnlyList<OutgoingReply> parts, TextLimit most)
    {
        var outputs = new List<SkillOutput>();
        IReadOnlyList<SkillButton>? buttons = null;
        var taken = 0;
        foreach (var part in parts.Select(part => part.Activity))
        {
            if (part.Text is { Length: > 0 } text && outputs is [.., { SimpleText.Text: var before }] && most.Fits($"{before}\n\n{text}")) outputs[^1] = new() { SimpleText = new($"{before}\n\n{text}") };
            else if (outputs.Count == MostOutputs) break;
            else outputs.Add(Output(part));
            buttons = part.SuggestedActions?.Actions is { Count: > 0 } actions ? [.. actions.Select(Button)] : buttons;
            taken++;
        }

        return (new(outputs, buttons), taken);
    }

    static SkillOutput Output(Activity part) => part switch
    {
        { Attachments: [{ ContentType: ['i', 'm', 'a', 'g', 'e', '/', ..] } image] } => new() { SimpleImage = new(image.ContentUrl!, Shortened(image.Name ?? "", MostAltText)) },
        { Attachments: [var one] } when Card(one) is var card => card.Thumbnail is null ? new() { TextCard = card } : new() { BasicCard = card },
        { Attachments: { Count: > 1 } several } => Row([.. several.Select(Card)]),
        _ => new() { SimpleText = new(part.Text ?? "") },
    };

    /// <summary>A row has cards of one kind: with pictures only when all have one.</summary>
    static SkillOutput Row(List<SkillCard> cards) => new()
    {
        Carousel = cards.TrueForAll(card => card.Thumbnail is not null) ? new("basicCard", cards) : new("textCard", [.. cards.Select(card => card with { Thumbnail = null })]),
    };

    static SkillCard Card(Attachment attachment)
    {
        var card = attachment.Content!.Value.Deserialize(ActivityJson.Default.HeroCard)!;
        var description = string.Join('\n', new[] { card.Subtitle, card.Text }.Where(line => line is { Length: > 0 }));
        return new(card.Title, description.Length == 0 ? null : description, card.Images is [{ Url: { } address }, ..] ? new(address) : null, card.Buttons is { Count: > 0 } buttons ? [.. buttons.Select(Button)] : null);
    }

    static SkillButton Button(CardAction action)
    {
        var value = action.Value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : action.Title ?? "";
        return action.Type is CardActionTypes.OpenUrl ? new(action.Title, "webLink") { WebLinkUrl = value } : new(action.Title, "message") { MessageText = value };
    }

    static string Shortened(string text, int most) => text.Length <= most ? text : new StringInfo(text).SubstringByTextElements(0, Math.Min(most, new StringInfo(text).LengthInTextElements));
}
