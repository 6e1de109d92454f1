using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Desk;

/// <summary>A supervisor switches disaster mode on, and a citizen sees and hears it.</summary>
public sealed class DeskAlert(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task What_was_previewed_stands_above_the_chat_and_before_the_answer()
    {
        await program.AddUserAsync("박소장", DeskPage.Password, "supervisor");
        await using var supervisor = await chromium.VisitAsync(Screen.Desktop);
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var page = supervisor.Page;
        await DeskPage.SignInAsync(supervisor, program, "박소장");
        await page.Locator(".top-pages a[href='#alerts']").ClickAsync();
        await page.Locator(".alert-form textarea").FillAsync("대피소: 수원고등학교 체육관 (031-228-2114)");
        await page.Locator(".alert-form input[maxlength='500']").FillAsync("호우 경보 발령");
        await page.Locator(".alert-form [type=submit]").ClickAsync();
        await Expect(page.Locator(".alert-preview dd")).ToHaveCountAsync(9);
        await supervisor.PictureAsync("preview");
        await Axe.ShouldFindNothingAsync(page, "preview");
        await page.Locator(".alert-preview .danger").ClickAsync();
        await Expect(page.Locator(".alert-on")).ToContainTextAsync("호우");
        await supervisor.PictureAsync("on");

        var chat = await ChatWidget.OpenAsync(citizen, program);
        await Expect(chat.Panel.Locator(".alert")).ToContainTextAsync("수원고등학교");
        await Expect(chat.Theirs.First).ToContainTextAsync("[호우 안내]");
        await citizen.PictureAsync("on");
        await Axe.ShouldFindNothingAsync(citizen.Page, "on");

        await page.Locator(".alert-on > .danger").ClickAsync();
        await page.Locator("dialog .danger").ClickAsync();
        await Expect(page.Locator(".alert-off")).ToBeVisibleAsync();

        // Sooner than the chat would have asked.
        await Expect(chat.Panel.Locator(".alert")).ToHaveCountAsync(0);
    }
}
