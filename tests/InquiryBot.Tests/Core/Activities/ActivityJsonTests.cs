using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;

namespace InquiryBot.Tests.Core.Activities;

public sealed class ActivityJsonTests
{
    const string Folder = "tests/InquiryBot.Tests/Core/Activities/Samples";

    public static TheoryData<string> Samples => [.. SourceTree.Files(Folder, "*.json")];

    [Theory, MemberData(nameof(Samples))]
    public void What_a_channel_sends_comes_out_as_it_went_in(string file)
    {
        var sent = SourceTree.Read(file);

        JsonMeaning.Equal(sent, ActivityJson.Write(ActivityJson.Receive(Encoding.UTF8.GetBytes(sent))));
        JsonMeaning.Equal(sent, ActivityJson.Write(ActivityJson.Read(sent)));
    }

    [Fact]
    public void There_is_a_sample_of_every_type()
    {
        var types = Samples.Select(row => ActivityJson.Read(SourceTree.Read(row.Data)).Type);
        string[] known =
        [
            ActivityTypes.Message, ActivityTypes.ConversationUpdate, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.Invoke,
            ActivityTypes.EndOfConversation, ActivityTypes.MessageReaction, ActivityTypes.InstallationUpdate, ActivityTypes.DeleteUserData,
            ActivityTypes.Suggestion, ActivityTypes.Trace, ActivityTypes.Command, ActivityTypes.CommandResult,
        ];

        Assert.Empty(known.Except(types));
    }

    [Fact]
    public void Members_of_the_specification_have_a_property_and_only_strangers_do_not()
    {
        var strangers = Samples.SelectMany(row => ActivityJson.Read(SourceTree.Read(row.Data)).More?.Keys ?? []);

        Assert.Equal(["futureField", "constructor", "more"], strangers);
    }

    [Theory]
    [InlineData("2026-03-02T01:02:03.4567891Z", "2026-03-02T01:02:03.4567891Z")]
    [InlineData("2026-03-02T10:02:03+09:00", "2026-03-02T01:02:03Z")]
    [InlineData("2026-03-02T01:02:03", "2026-03-02T01:02:03Z")]
    [InlineData("2026-03-01T22:02:03.5-03:00", "2026-03-02T01:02:03.5Z")]
    public void A_timestamp_is_written_in_UTC(string sent, string written)
    {
        var json = JsonDocument.Parse(ActivityJson.Write(WithTimestamp($"\"{sent}\""))).RootElement;

        Assert.Equal(written, json.GetProperty("timestamp").GetString());
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"12:00\"")]
    [InlineData("\"03/04/2026\"")]
    [InlineData("\"\"")]
    [InlineData("1772413323")]
    [InlineData("{\"at\":[1]}")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("\"0001-01-01T00:00:00+14:00\"")]
    public void An_unreadable_timestamp_is_dropped_and_nothing_else(string timestamp)
    {
        var activity = WithTimestamp(timestamp);

        Assert.Null(activity.Timestamp);
        Assert.Equal("안녕", activity.Text);
        Assert.DoesNotContain("timestamp", ActivityJson.Write(activity), StringComparison.Ordinal);
    }

    [Fact]
    public void The_local_time_keeps_its_offset()
    {
        const string Local = "2026-03-02T10:02:03.1+09:00";
        var activity = ActivityJson.Read($$"""{"type":"message","localTimestamp":"{{Local}}"}""");

        Assert.Equal(Local, activity.LocalTimestamp);
        Assert.Contains($"\"{Local}\"", ActivityJson.Write(activity), StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_time_that_is_no_text_is_dropped() =>
        Assert.Null(ActivityJson.Read("""{"type":"message","localTimestamp":{"a":1},"text":"x"}""").LocalTimestamp);

    [Fact]
    public void Hangul_is_written_as_it_is() =>
        Assert.Contains("\"text\":\"가각힣 ㅋㅋ 中文 العربية <b>'&\"", ActivityJson.Write(new() { Type = "message", Text = "가각힣 ㅋㅋ 中文 العربية <b>'&" }), StringComparison.Ordinal);

    [Fact]
    public void Empty_members_are_left_out() =>
        Assert.Equal("""{"type":"typing"}""", ActivityJson.Write(ActivityJson.Read("""{"type":"typing","text":null,"from":null,"value":null,"channelData":null,"entities":null}""")));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text":"hi"}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    [InlineData("""{"type":"message","text":["hi"]}""")]
    [InlineData("""{"type":"message","attachments":[null]}""")]
    [InlineData("""{"type":"message","entities":[null]}""")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[null]}}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"1"},null]}""")]
    public void What_is_no_activity_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => ActivityJson.Receive(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<JsonException>(() => ActivityJson.Read(json));
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\udc4d\"")]
    [InlineData("\"\\ud83d\\ud83d\"")]
    [InlineData("\"\\ud83dx\"")]
    [InlineData("\"\\ud83d\\\\udc4d\"")]
    [InlineData("{\"\\uD83D\":1}")]
    public void Half_a_character_is_refused_wherever_it_is(string value) =>
        Assert.Throws<JsonException>(() => Receive(value));

    [Theory]
    [InlineData("\"\\ud83d\\udc4d\"")]
    [InlineData("\"\\\\ud83d\"")]
    [InlineData("\"\\u0000\\ud7ff\\ue000\\uffff\"")]
    [InlineData("\"\\\\\\ud83d\\udc4d\\\\\"")]
    public void A_whole_character_is_taken_in_any_spelling(string value)
    {
        var written = ActivityJson.Write(Receive(value));

        JsonMeaning.Equal($$"""{"type":"message","channelData":{{value}}}""", written);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Throws<JsonException>(() => ActivityJson.Receive([.. "{\"type\":\"message\",\"x\":\""u8, 0xff, 0xfe, .. "\"}"u8]));

    [Fact]
    public void What_was_received_can_be_kept_inside_a_transcript_inside_an_activity()
    {
        var deepest = Receive(Nested(31));
        var transcript = JsonSerializer.SerializeToElement(new Transcript([deepest]), ActivityJson.Wire.Transcript);
        var handOff = new Activity { Type = "event", Attachments = [new() { Content = transcript }] };

        var set = JsonSerializer.Serialize(new ActivitySet([ActivityJson.Read(ActivityJson.Write(handOff))], "1"), ActivityJson.Wire.ActivitySet);

        Assert.Contains(Nested(31), set, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => Receive(Nested(32)));
    }

    [Fact]
    public void A_card_becomes_an_attachment_with_its_buttons_in_order()
    {
        var card = new HeroCard { Title = "주차", Buttons = [.. "나가다".Select(title => new CardAction { Type = CardActionTypes.ImBack, Title = $"{title}" })] };
        var attachment = Cards.Attach(Cards.Hero, card, ActivityJson.Wire.HeroCard);

        JsonMeaning.Equal(
            """{"title":"주차","buttons":[{"type":"imBack","title":"나"},{"type":"imBack","title":"가"},{"type":"imBack","title":"다"}]}""",
            attachment.Content!.Value.GetRawText());
        Assert.Equal("application/vnd.microsoft.card.hero", attachment.ContentType);
    }

    [Fact]
    public void An_entity_is_read_in_its_own_shape_or_not_at_all()
    {
        var point = Entity.Of(new GeoCoordinates(37.566535, 126.9779692), ActivityJson.Wire.GeoCoordinates);

        Assert.True(point.Is("geocoordinates"));
        Assert.Equal(37.566535, point.As(ActivityJson.Wire.GeoCoordinates)!.Latitude);
        Assert.Null(ActivityJson.Read("""{"type":"m","entities":[{"type":"GeoCoordinates","latitude":"north"}]}""").Entities![0].As(ActivityJson.Wire.GeoCoordinates));
    }

    static Activity WithTimestamp(string timestamp) => ActivityJson.Read($$"""{"type":"message","timestamp":{{timestamp}},"text":"안녕"}""");

    static Activity Receive(string channelData) =>
        ActivityJson.Receive(Encoding.UTF8.GetBytes($$"""{"type":"message","channelData":{{channelData}}}"""));

    static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
