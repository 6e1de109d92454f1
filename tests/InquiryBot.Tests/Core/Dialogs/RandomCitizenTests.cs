using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Whatever a citizen sends, he hears something, and nothing breaks.</summary>
public sealed class RandomCitizenTests
{
    static readonly string[] Words =
    [
        "길이 파였어요", "방문하고 싶어요", "등본 발급", "취소", "예", "아니오", "없어요", "건너뛰기", "처음부터", "다시 말해 줘", "도움말", "언어 바꿔줘", "영어로 해줘",
        "한국어", "English", "수원역 앞", "1", "2", "9", "99999999999999999999", "", " ", "?", "ㅋㅋㅋ", "sealed:abc", "{place} {case.number}", "\u0000\ud800", "숨을 안 쉬어요", "상담사 연결",
        "there is a hole in the road", "Yes", "자동차", "ko none-of-these", "ko go-on", "ko stop", "이전", "수원역 말고 서울역", "장소 틀렸어요", "ko start-anew", new('가', 5000),
    ];

    static readonly string?[] Meanings = [null, "report", "visit", "certificate", "cancel", "help", "emergency", "greeting", "correct", "no-such-intent"];

    static readonly (string, string)[] Names = [("place", "수원역"), ("date", "2026-10-07"), ("phone", "01012345678"), ("yes-no", "yes"), ("yes-no", "no"), ("number", "3")];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Every_message_is_answered_or_handed_over(int seed)
    {
        var random = new Random(seed);
        var citizen = new Citizen(language: random.Next(2) == 0 ? "ko" : "en");
        for (var turn = 0; turn < 2_000; turn++)
        {
            var activity = Message(random);
            citizen.Clock.Stand(citizen.Clock.GetUtcNow() + TimeSpan.FromMinutes(random.Next(20)));
            await citizen.Sends(activity, Meanings[random.Next(Meanings.Length)], random.NextDouble(), [.. Names.Where(_ => random.Next(6) == 0)]);

            // Nothing need be said when a timer rings, or somebody pretends that one does.
            if (activity.Type == ActivityTypes.Event) continue;
            Assert.True(citizen.Last!.Replies.Count > 0 || citizen.Last.HandOff is not null, $"turn {turn} of seed {seed} was met with silence");
            Assert.All(citizen.Last.Replies, reply => Assert.False(string.IsNullOrWhiteSpace(reply.Text)));
            Assert.InRange(citizen.Conversation.Dialogs.Count, 0, 5);
            citizen.Conversation = Conversation.FromJson(citizen.Conversation.ToJson());
        }
    }

    static Activity Message(Random random) => random.Next(9) switch
    {
        0 => new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = random.Next(2) == 0 ? "image/png" : "application/x-msdownload", ContentUrl = "file" }] },
        1 => new Activity { Type = ActivityTypes.Message, Entities = [Entity.Of(new GeoCoordinates(random.NextDouble() * 90, null), ActivityJson.Wire.GeoCoordinates)] },
        2 => new Activity { Type = ActivityTypes.Message, Entities = [Entity.Of(new GeoCoordinates(37, 127), ActivityJson.Wire.GeoCoordinates)] },
        3 => new Activity { Type = ActivityTypes.Event, Name = EventNames.Silence },
        _ => new Activity { Type = ActivityTypes.Message, Text = Words[random.Next(Words.Length)] },
    };
}
