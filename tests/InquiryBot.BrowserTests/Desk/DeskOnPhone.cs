using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>The console on a phone of 360 pixels: everything is reached without scrolling the page sideways.</summary>
public sealed class DeskOnPhone(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    static readonly string[] Pages = ["not-understood", "cases", "alerts", "channels"];

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task Every_page_fits(string language)
    {
        await program.AddUserAsync($"박소장-{language}", DeskPage.Password, "supervisor");
        await using var supervisor = await chromium.VisitAsync(Screen.Phone, language);
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var page = supervisor.Page;
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("아버지가 의식이 없어요 도와주세요");
        await chat.HearAsync("119");
        await DeskPage.EnterAsync(supervisor, program, $"박소장-{language}");

        await Expect(page.Locator(".queue .row")).Not.ToHaveCountAsync(0);
        await ShouldFitAsync("desk");
        await page.Locator(".menu summary").ClickAsync();
        await ShouldFitAsync("menu");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".help-button").ClickAsync();
        await ShouldFitAsync("help");
        await page.Keyboard.PressAsync("Escape");
        foreach (var name in Pages)
        {
            await page.Locator($".top-pages a[href='#{name}']").ClickAsync();
            await Expect(page.Locator(".misses-title")).ToBeVisibleAsync();
            await ShouldFitAsync(name);
        }

        async Task ShouldFitAsync(string moment)
        {
            await supervisor.PictureAsync(moment);
            await Layout.ShouldFitAsync(page, moment);
            await Axe.ShouldFindNothingAsync(page, moment);
        }
    }
}
