using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>A citizen asks for a person and nobody is there.</summary>
public sealed class DeskEmpty(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task Nobody_on_duty_is_said_and_a_call_back_offered()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);

        await chat.SayAsync("상담사 연결");

        await Expect(chat.QuickReplies).ToContainTextAsync("전화 회신 신청");
        await Expect(chat.Panel).ToContainTextAsync("남기신 문의는 그대로 전달");
        await citizen.PictureAsync("offered");
        await Axe.ShouldFindNothingAsync(citizen.Page, "offered");
        await chat.AnswerAsync("전화 회신 신청");
        await Expect(chat.Theirs.Last).ToContainTextAsync("번호");
    }
}
