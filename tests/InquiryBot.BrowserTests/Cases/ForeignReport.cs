using InquiryBot.BrowserTests.Desk;
using InquiryBot.BrowserTests.Widget;

namespace InquiryBot.BrowserTests.Cases;

/// <summary>A foreign resident reports a pothole in his language; an office settles it, and he hears of it.</summary>
public sealed class ForeignReport(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task It_is_written_corrected_interrupted_filed_and_settled()
    {
        await program.AddUserAsync("정하늘", DeskPage.Password, "officer");
        await using var citizen = await chromium.VisitAsync(Screen.Phone, "en");
        await using var officer = await chromium.VisitAsync(Screen.Desktop);
        var photo = await Photo.TakeAsync(citizen.Context);
        var chat = await ChatWidget.OpenAsync(citizen, program, "en");
        await chat.Panel.Locator(".language select").SelectOptionAsync("vi");

        await chat.SayAsync("co o ga to truoc cong ty toi");
        await chat.HearAsync("Đường bị hỏng ở đâu");
        await chat.SayAsync("trước ga Suwon");
        await chat.HearAsync("Nếu có ảnh");
        await chat.SayAsync("không phải ga Suwon mà là tòa thị chính Suwon");
        await Expect(chat.Panel).ToContainTextAsync("trước tòa thị chính Suwon");
        await citizen.PictureAsync("corrected");
        await chat.SayAsync("đi xe buýt bao nhiêu tiền");
        await chat.HearAsync("Tiếp tục nhé");
        await citizen.PictureAsync("interrupted");
        await chat.AnswerAsync("Tiếp tục");
        await chat.HearAsync("Nếu có ảnh");
        await chat.AttachAsync(photo);
        await Expect(chat.Panel.Locator(".previews img")).ToBeVisibleAsync();
        await chat.Panel.Locator(".send").ClickAsync();
        await chat.HearAsync("nguy hiểm đến mức nào");
        await chat.AnswerAsync("Nguy hiểm cho xe cộ");
        await chat.HearAsync("Thông tin sau đã đúng chưa");
        await citizen.PictureAsync("summary");
        await chat.QuickReplies.Locator("button").First.ClickAsync();
        await chat.HearAsync("R-");
        await citizen.PictureAsync("filed");
        await Axe.ShouldFindNothingAsync(citizen.Page, "filed");

        var page = officer.Page;
        await DeskPage.EnterAsync(officer, program, "정하늘");
        await page.Locator(".figures tbody a").First.ClickAsync();
        await Expect(page.Locator(".case .photo img")).ToBeVisibleAsync();
        await Expect(page.Locator(".case-facts")).ToContainTextAsync("trước tòa thị chính Suwon");
        await Expect(page.Locator(".case-facts")).ToContainTextAsync("차량 통행이 위험해요");
        await officer.PictureAsync("case");
        await Axe.ShouldFindNothingAsync(page, "case");
        await ActAsync("처리 시작", "");
        await ActAsync("처리 완료", "Đã vá mặt đường.");

        await Expect(chat.Panel).ToContainTextAsync("đã được xử lý xong");
        await Expect(chat.Panel).ToContainTextAsync("Đã vá mặt đường.");
        await citizen.PictureAsync("settled");

        async Task ActAsync(string act, string note)
        {
            await page.Locator(".case-acts").GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
            await page.Locator("dialog textarea").FillAsync(note);
            await page.Locator("dialog .primary").ClickAsync();
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        }
    }
}
