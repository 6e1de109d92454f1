using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Core.Activities;

namespace InquiryBot.Tests.Core.Conversations;

/// <summary>What holds for masking whatever the text.</summary>
public sealed class MaskingProperties
{
    /// <summary>Pieces that numbers are made of, in every spelling, and pieces that may stand beside them.</summary>
    static readonly Gen<string> Soup = Gen.Elements(
        "0", "1", "010", "02", "031", "1234", "5678", "900101", "1234567", "2026", "4111", "12", "３", "٤", "공일공", "일이삼사", "오육칠팔",
        "-", " ", ".", ",", "/", "(", ")", "+", "+82", "ㅡ", "~", "에", "다시", "\u200B", "\n", "@", "＠", "hong", "naver.com", "M", "계좌", "여권",
        "카드", "면허", "입니다", "👍", "\ud83d", "e\u0301").ListOf().Select(string.Concat);

    // The same data on every run: a red run is the change's fault.
    const ulong Seed = 9_199_804_593_141_740_777;
    const ulong Gamma = 7_864_496_303_012_591_383;

    static readonly string[] Sentences = [.. MaskingTests.Personal.Select(row => row.Data.Item2), .. MaskingTests.LookAlikes.Select(row => row.Data)];

    static readonly Gen<string> Words = Gen.Elements("안녕하세요 ", "주민번호는 ", "제 ", "", "(", "\"", "민원: ", "é ", "👍 ", "3층 ", "R-2026-000123 ");

    [Fact]
    public void Masking_twice_is_masking_once()
    {
        foreach (var text in Sentences)
        {
            var once = Masking.Mask(text).Text;
            Assert.Equal(once, Masking.Mask(once).Text);
        }
    }

    [Fact]
    public void Outside_the_spans_nothing_changes_and_spans_stand_in_order() =>
        Check(Soup, text =>
        {
            var masked = Masking.Mask(text);
            Assert.Equal(text.Length, masked.Text.Length);

            var end = 0;
            foreach (var span in masked.Spans.Append(new(default, text.Length, 0, 0, 0)))
            {
                Assert.InRange(span.Start, end, text.Length - span.Length);
                Assert.Equal(text[end..span.Start], masked.Text[end..span.Start]);
                end = span.End;
            }
        });

    [Fact]
    public void Every_possible_registration_number_is_covered_among_any_words()
    {
        var numbers =
            from day in Gen.Choose(0, 21_900)
            from serial in Gen.Choose(0, 999_999)
            from joint in Gen.Elements("-", " ", "–", "－", " - ")
            let born = new DateOnly(1960, 1, 1).AddDays(day)
            from sex in Gen.Elements((born.Year < 2000 ? "1256" : "3478").ToCharArray())
            select $"{born:yyMMdd}{joint}{sex}{serial:D6}";

        Check(numbers.Zip(Words, (number, words) => words + number + "입니다"), text =>
            Assert.Contains(Masking.Mask(text).Spans, span => span.Kind is PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber));
    }

    [Fact]
    public void Every_mobile_number_is_covered_among_any_words()
    {
        var numbers =
            from middle in Gen.Choose(0, 9999)
            from last in Gen.Choose(0, 9999)
            from joint in Gen.Elements("-", " ", "", ".", "–", "ㅡ", "에 ")
            from country in Gen.Elements("0", "+82 ", "+82-0", "82")
            where country is not "82" || joint is not "에 "
            select $"{country}10{(country is "0" ? joint : joint.Replace("에 ", "-", StringComparison.Ordinal))}{middle:D4}{(country is "0" ? joint : "-")}{last:D4}";

        Check(numbers.Zip(Words, (number, words) => words + number), text =>
            Assert.Contains(Masking.Mask(text).Spans, span => span.Kind is PersonalDataKind.Phone));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0 ")]
    [InlineData("1-")]
    [InlineData("010 ")]
    [InlineData("공일")]
    [InlineData("공 ")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.a@a-")]
    [InlineData("계좌 1 ")]
    [InlineData("M1")]
    [InlineData("+1")]
    [InlineData("1\u200B")]
    [InlineData("0다시")]
    public void A_long_text_costs_no_more_than_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        var time = System.Diagnostics.Stopwatch.StartNew();
        Masking.Mask(text);

        // Far above what a busy machine needs, far below what squares of the length would cost.
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(15), $"200,000 characters took {time.Elapsed}.");
    }

    [Fact]
    public void A_text_without_digits_and_at_signs_costs_nothing()
    {
        const string Text = "집 앞 도로에 큰 구멍이 생겨서 차가 지나갈 때마다 위험합니다. 언제 고쳐 주시나요?";
        Masking.Mask(Text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Masking.Mask(Text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_activity_is_covered_wherever_it_holds_words()
    {
        var activity = ActivityJson.Read("""
            {"type":"message","text":"010-1234-5678","locale":"ko","attachments":[{"name":"900101-1234568.jpg","contentUrl":"https://a.example/1"}],
             "value":{"phone":"01012345678","list":["hong@a.kr",1012345678],"date":"2026-03-02","n":1.10,"010-1234-5678":9001011234568},
             "channelData":{"clientActivityID":"01012345678","postBack":true,"note":"여권 M12345678"}}
            """);

        var (masked, changed) = Masking.Mask(activity);

        Assert.True(changed);
        JsonMeaning.Equal("""
            {"type":"message","text":"010-****-5678","locale":"ko","attachments":[{"name":"******-*******.jpg","contentUrl":"https://a.example/1"}],
             "value":{"phone":"010****5678","list":["h***@a.kr",0],"date":"2026-03-02","n":1.10,"010-****-5678":0},
             "channelData":{"clientActivityID":"01012345678","postBack":true,"note":"여권 M********"}}
            """, ActivityJson.Write(masked));
    }

    /// <summary>What is left open: ids, types and addresses that the reception or the channel gave.</summary>
    static readonly string[] Open =
    [
        "attachments.contentUrl", "attachments.thumbnailUrl", "channelData.clientActivityID", "channelId", "conversation.aadObjectId", "conversation.conversationType", "conversation.id",
        "conversation.name", "conversation.role", "from.id", "from.role", "id", "recipient.aadObjectId", "recipient.id", "recipient.name", "recipient.role",
    ];

    [Fact]
    public void Every_property_of_the_protocol_is_covered_but_ids_and_types()
    {
        var whole = (JsonObject)JsonNode.Parse(SchemaSamples.Load().Of("Activity").First())!;
        whole["channelData"] = new JsonObject { ["clientActivityID"] = "", ["note"] = "", ["deep"] = new JsonArray(new JsonObject { ["clientActivityID"] = "" }) };
        whole["nobody knows it"] = new JsonObject { ["deep"] = new JsonArray("", 1.5) };
        var filled = (JsonObject)Filled(whole)!;
        filled["type"] = "message";

        var (masked, changed) = Masking.Mask(ActivityJson.Read(filled.ToJsonString()));

        Assert.True(changed);
        Assert.Equal(Open, PathsOf(JsonNode.Parse(ActivityJson.Write(masked)), "").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"x","locale":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","localTimezone":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","localTimestamp":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","textFormat":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","from":{"name":"010-1234-5678"}}""")]
    [InlineData("""{"type":"message","text":"x","speak":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","replyToId":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","note":"010-1234-5678"}""")]
    [InlineData("""{"type":"message","text":"x","entities":[{"type":"Place","name":"010-1234-5678"}]}""")]
    [InlineData("""{"type":"message","text":"x","channelData":{"010-1234-5678":true}}""")]
    [InlineData("""{"type":"message","text":"x","textHighlights":[{"text":"x","occurrence":1012345678}]}""")]
    public void Nothing_can_be_hidden_in_what_is_seldom_used(string json) =>
        Assert.DoesNotMatch("1234-?5678", ActivityJson.Write(Masking.Mask(ActivityJson.Read(json)).Masked));

    [Theory]
    [InlineData("1772413323456")]
    [InlineData("126.97796921234")]
    [InlineData("-1200000000000")]
    [InlineData("1e300")]
    [InlineData("123456789")]
    public void A_number_of_something_else_stays(string number) =>
        Assert.False(Masking.Mask(ActivityJson.Read($$"""{"type":"event","value":{{number}}}""")).Changed);

    [Fact]
    public void A_message_that_is_words_alone_is_looked_through_without_a_copy()
    {
        var activity = ActivityJson.Read("""
            {"type":"message","id":"1","text":"여권 발급","locale":"ko-KR","textFormat":"plain","localTimezone":"Asia/Seoul","localTimestamp":"2026-03-02T10:02:03.456+09:00",
             "from":{"id":"dl_1","role":"user"},"channelData":{"clientActivityID":"01963f2a7b6c7d1e8f90a1b2c3d4e5f6"}}
            """);
        Masking.Mask(activity);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Masking.Mask(activity);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>A telephone number wherever a text is, and one that has lost its zero wherever a number is.</summary>
    static JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Filled)]),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create("010-1234-5678"),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number => JsonValue.Create(1012345678),
        _ => node?.DeepClone(),
    };

    /// <summary>Where the number can still be read.</summary>
    static IEnumerable<string> PathsOf(JsonNode? node, string path) => node switch
    {
        JsonObject one => one.SelectMany(member => PathsOf(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray many => many.SelectMany(item => PathsOf(item, path)),
        JsonValue value when value.ToJsonString().Contains("12345678", StringComparison.Ordinal) || value.ToJsonString().Contains("1234-5678", StringComparison.Ordinal) => [path],
        _ => [],
    };

    [Fact]
    public void An_activity_with_nothing_to_cover_stays_itself()
    {
        var activity = ActivityJson.Read(SourceTree.Read("tests/InquiryBot.Tests/Core/Activities/Samples/webchat-message.json"));

        var (masked, changed) = Masking.Mask(activity);

        Assert.False(changed);
        Assert.Same(activity, masked);
    }

    [Fact]
    public void A_text_that_is_a_value_is_covered_too()
    {
        var activity = new Activity { Type = "event", Value = JsonDocument.Parse("\"010-1234-5678\"").RootElement };

        Assert.Equal("010-****-5678", Masking.Mask(activity).Masked.Value!.Value.GetString());
    }

    static void Check<T>(Gen<T> texts, Action<T> promise) =>
        Prop.ForAll(Arb.From(texts), promise).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(Seed, Gamma));
}
