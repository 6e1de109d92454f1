using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InquiryBot.Core.Activities;

namespace InquiryBot.Tests.Core.Activities;

/// <summary>Every definition of the Bot Framework's JSON schema that an activity can hold goes through unchanged.</summary>
public sealed class SchemaTests
{
    static readonly SchemaSamples Samples = SchemaSamples.Load();

    static readonly Dictionary<string, JsonTypeInfo> Shapes = new()
    {
        ["Activity"] = ActivityJson.Wire.Activity,
        ["Transcript"] = ActivityJson.Wire.Transcript,
        ["ConversationReference"] = ActivityJson.Wire.ConversationReference,
        ["ResourceResponse"] = ActivityJson.Wire.ResourceResponse,
        ["ErrorResponse"] = ActivityJson.Wire.ErrorResponse,
        ["ErrorModel"] = ActivityJson.Wire.Error,
        ["InnerHttpError"] = ActivityJson.Wire.InnerHttpError,
        ["ChannelAccount"] = ActivityJson.Wire.ChannelAccount,
        ["ConversationAccount"] = ActivityJson.Wire.ConversationAccount,
        ["MessageReaction"] = ActivityJson.Wire.MessageReaction,
        ["CardAction"] = ActivityJson.Wire.CardAction,
        ["SuggestedActions"] = ActivityJson.Wire.SuggestedActions,
        ["Attachment"] = ActivityJson.Wire.Attachment,
        ["TextHighlight"] = ActivityJson.Wire.TextHighlight,
        ["SemanticAction"] = ActivityJson.Wire.SemanticAction,
        ["Entity"] = ActivityJson.Wire.Entity,
        ["Mention"] = ActivityJson.Wire.Mention,
        ["GeoCoordinates"] = ActivityJson.Wire.GeoCoordinates,
        ["Place"] = ActivityJson.Wire.Place,
        ["Thing"] = ActivityJson.Wire.Thing,
        ["HeroCard"] = ActivityJson.Wire.HeroCard,
        ["ThumbnailCard"] = ActivityJson.Wire.HeroCard,
        ["BasicCard"] = ActivityJson.Wire.HeroCard,
        ["CardImage"] = ActivityJson.Wire.CardImage,
        ["ReceiptCard"] = ActivityJson.Wire.ReceiptCard,
        ["ReceiptItem"] = ActivityJson.Wire.ReceiptItem,
        ["Fact"] = ActivityJson.Wire.ReceiptFact,
        ["SigninCard"] = ActivityJson.Wire.SignInCard,
        ["OAuthCard"] = ActivityJson.Wire.SignInCard,
        ["MediaCard"] = ActivityJson.Wire.MediaCard,
        ["AudioCard"] = ActivityJson.Wire.MediaCard,
        ["VideoCard"] = ActivityJson.Wire.MediaCard,
        ["AnimationCard"] = ActivityJson.Wire.MediaCard,
        ["ThumbnailUrl"] = ActivityJson.Wire.ThumbnailUrl,
        ["MediaUrl"] = ActivityJson.Wire.MediaUrl,
        ["MediaEventValue"] = ActivityJson.Wire.MediaEventValue,
        ["TokenResponse"] = ActivityJson.Wire.TokenResponse,
    };

    /// <summary>Bodies of the Bot Connector's own requests, and what the specification calls obsolete.</summary>
    static readonly string[] NoPartOfAnActivity =
    [
        "AttachmentView", "AttachmentInfo", "AttachmentData", "ConversationParameters", "ConversationResourceResponse",
        "ConversationMembers", "ConversationsResult", "PagedMembersResult", "TokenRequest",
        "MicrosoftPayMethodData", "PaymentAddress", "PaymentCurrencyAmount", "PaymentItem", "PaymentShippingOption",
        "PaymentDetailsModifier", "PaymentDetails", "PaymentMethodData", "PaymentOptions", "PaymentRequest",
        "PaymentResponse", "PaymentRequestComplete", "PaymentRequestCompleteResult", "PaymentRequestUpdate",
        "PaymentRequestUpdateResult",
    ];

    static readonly Dictionary<string, Type> Names = new()
    {
        ["RoleTypes"] = typeof(Roles),
        ["ActivityTypes"] = typeof(ActivityTypes),
        ["TextFormatTypes"] = typeof(TextFormats),
        ["AttachmentLayoutTypes"] = typeof(AttachmentLayouts),
        ["MessageReactionTypes"] = typeof(MessageReactionTypes),
        ["InputHints"] = typeof(InputHints),
        ["ActionTypes"] = typeof(CardActionTypes),
        ["EndOfConversationCodes"] = typeof(EndOfConversationCodes),
        ["ActivityImportance"] = typeof(Importances),
        ["DeliveryModes"] = typeof(DeliveryModes),
        ["ContactRelationUpdateActionTypes"] = typeof(UpdateActions),
        ["InstallationUpdateActionTypes"] = typeof(UpdateActions),
    };

    public static TheoryData<string> Shaped => [.. Shapes.Keys];

    public static TheoryData<string> Named => [.. Names.Keys];

    [Theory, MemberData(nameof(Shaped))]
    public void A_sample_of_the_schema_comes_out_as_it_went_in(string definition)
    {
        foreach (var sample in Samples.Of(definition))
            JsonMeaning.Equal(sample, JsonSerializer.Serialize(JsonSerializer.Deserialize(sample, Shapes[definition]), Shapes[definition]));
    }

    [Theory, MemberData(nameof(Shaped))]
    public void No_member_of_the_schema_is_an_unknown_one(string definition)
    {
        var whole = (OpenRecord)JsonSerializer.Deserialize(Samples.Of(definition).First(), Shapes[definition])!;

        Assert.Empty(whole.More?.Keys ?? []);
    }

    [Theory, MemberData(nameof(Named))]
    public void Every_value_that_the_schema_lists_has_a_name(string definition)
    {
        var named = Names[definition].GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Empty(Samples.Values(definition).Except(named).Except(["payment"]));
    }

    /// <summary>What the specification has and its schema has not.</summary>
    public static TheoryData<JsonTypeInfo, string> Beyond => new()
    {
        { ActivityJson.Wire.CommandValue, """{"commandId":"c1","data":{"volume":11}}""" },
        { ActivityJson.Wire.CommandResultValue, """{"commandId":"c1","data":[1],"error":{"code":"Busy","message":"later","innerHttpError":{"statusCode":503,"body":"x"}}}""" },
        { ActivityJson.Wire.StreamInfo, """{"type":"streaminfo","streamId":"a-0001","streamSequence":3,"streamType":"final","streamResult":"success"}""" },
        { ActivityJson.Wire.ClientInfo, """{"type":"clientInfo","locale":"ko-KR","country":"KR","platform":"Web"}""" },
    };

    [Theory, MemberData(nameof(Beyond))]
    public void What_the_specification_alone_has_comes_out_as_it_went_in_with_every_member_known(JsonTypeInfo shape, string sample)
    {
        var read = (OpenRecord)JsonSerializer.Deserialize(sample, shape)!;

        Assert.Empty(read.More?.Keys ?? []);
        JsonMeaning.Equal(sample, JsonSerializer.Serialize(read, shape));
        var more = sample.Insert(1, "\"ours\":{\"x\":null},");
        JsonMeaning.Equal(more, JsonSerializer.Serialize(JsonSerializer.Deserialize(more, shape), shape));
    }

    [Fact]
    public void Every_definition_of_the_schema_is_accounted_for() =>
        Assert.Equal(
            Samples.Names.Order(StringComparer.Ordinal),
            Shapes.Keys.Concat(NoPartOfAnActivity).Concat(Names.Keys).Order(StringComparer.Ordinal));
}
