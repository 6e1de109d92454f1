using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>Two counselors want the same citizen.</summary>
public sealed class DeskRivals(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task A_ticket_that_a_colleague_took_first_is_refused_in_words()
    {
        await program.AddUserAsync("minsu", DeskPage.Password);
        await program.AddUserAsync("sora", DeskPage.Password);
        await using var first = await chromium.VisitAsync(Screen.Desktop);
        await using var second = await chromium.VisitAsync(Screen.Desktop);
        await using var citizen = await chromium.VisitAsync(Screen.Phone, "en");
        const string row = "영어";
        DeskPage? quick = null;
        ChatWidget? chat = null;

        // The slow one has not heard yet that his colleague was quicker. From the beginning, because an interception that
        // is switched on in a living page may miss the next request.
        await second.Page.RouteAsync("**/accept", async route =>
        {
            await quick!.OpenAsync(row);
            await quick.PressAsync("a");
            await Expect(chat!.All.Last).ToContainTextAsync("counselor minsu");
            await route.ContinueAsync();
        });
        quick = await DeskPage.SignInAsync(first, program, "minsu");
        var slow = await DeskPage.SignInAsync(second, program, "sora");
        chat = await ChatWidget.OpenAsync(citizen, program, "en");
        await chat.SayAsync("Talk to a counselor");
        await Expect(quick.Rows.Filter(new() { HasText = row })).ToHaveCountAsync(1);
        await slow.OpenAsync(row);
        await slow.PressAsync("a");

        await Expect(second.Page.Locator("body")).ToContainTextAsync("다른 상담사가 먼저 받았습니다");
        await second.PictureAsync("refused");
        await Axe.ShouldFindNothingAsync(second.Page, "refused");
        await Expect(chat.All.Last).ToContainTextAsync("counselor minsu");
    }
}
