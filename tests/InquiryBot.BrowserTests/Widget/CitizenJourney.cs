using System.Text.RegularExpressions;

namespace InquiryBot.BrowserTests.Widget;

/// <summary>A citizen on the demo page: on a phone and at a desk, in Korean and in English.</summary>
public sealed partial class CitizenJourney(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Theory]
    [InlineData(Screen.Phone, "ko")]
    [InlineData(Screen.Phone, "en")]
    [InlineData(Screen.Desktop, "ko")]
    [InlineData(Screen.Desktop, "en")]
    public async Task Reports_a_pothole_with_photo_and_place(Screen screen, string language)
    {
        await using var citizen = await chromium.VisitAsync(screen, language, ChatWidget.SuwonStation);
        var photo = await Photo.TakeAsync(citizen.Context);
        await citizen.Page.GotoAsync(program.Origin);
        await citizen.PictureAsync("1-page");
        await Axe.ShouldFindNothingAsync(citizen.Page, "page");

        var chat = await ChatWidget.OpenAsync(citizen, program, language);
        await citizen.PictureAsync("2-greeting");
        await Axe.ShouldFindNothingAsync(citizen.Page, "greeting");
        await chat.SayAsync(chat.Words.Form.Start);
        await chat.ReportPotholeAsync(photo);

        Assert.Matches(CaseNumber(), await chat.Theirs.Last.InnerTextAsync());
        Assert.True(await chat.OwnPictures.EvaluateAsync<bool>("async (image) => (await image.decode(), image.naturalWidth > 0)"));
        await Expect(chat.Panel.Locator(".failed, [data-pending=true]")).ToHaveCountAsync(0);
        await citizen.PictureAsync("3-case");
        await Axe.ShouldFindNothingAsync(citizen.Page, "case");
    }

    [Fact]
    public async Task Changes_the_language_in_the_middle_of_the_form()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("도로 파손 신고");
        await chat.HearAsync(chat.Words.Form.Place);

        await chat.SpeakAsync("en");
        await chat.HearAsync(chat.Words.Form.Place);
        await citizen.PictureAsync("asked-again");
        await chat.SayAsync("in front of Suwon Station");

        await chat.HearAsync(chat.Words.Form.Photo);
        await Expect(chat.Field).ToHaveAttributeAsync("placeholder", chat.Words["message-placeholder"]);
        await citizen.PictureAsync("goes-on");
    }

    [Fact]
    public async Task Chooses_a_language_whose_words_are_loaded()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);

        await chat.SpeakAsync("vi");

        await Expect(chat.Field).ToHaveAttributeAsync("placeholder", chat.Words["message-placeholder"]);
        await citizen.PictureAsync("vietnamese");
        await Axe.ShouldFindNothingAsync(citizen.Page, "vietnamese");
    }

    [Fact]
    public async Task One_script_puts_the_chat_into_a_page_of_another_site_and_neither_changes_how_the_other_looks()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        await citizen.Page.RouteAsync($"{ServedProgram.OtherSite}/", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $$"""
                <!doctype html><html lang="ko"><meta charset="utf-8"><title>site</title>
                <style>* { font: italic 40px serif; letter-spacing: 9px; text-transform: uppercase; white-space: nowrap } p, h2, button, textarea { color: rgb(255, 0, 0) !important; background: rgb(0, 255, 0) !important }</style>
                <p id="own">their words</p><script src="{{program.Origin}}/widget.js" async></script><inquiry-chat open></inquiry-chat>
                """,
        }));
        await citizen.Page.GotoAsync($"{ServedProgram.OtherSite}/");
        var chat = new ChatWidget(citizen.Page, "ko");

        await chat.SayAsync("여권 발급");
        await chat.HearAsync("여권");

        await citizen.PictureAsync("embedded");
        Assert.Equal("", await citizen.Page.EvaluateAsync<string>("""
            () => {
              const names = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontStyle', 'letterSpacing', 'textTransform'];
              const page = getComputedStyle(document.getElementById('own'));
              const ours = [...document.querySelector('inquiry-chat').shadowRoot.querySelectorAll('p, h2, button, textarea')].map((element) => getComputedStyle(element));
              return names.filter((name) => !ours.length || ours.some((own) => own[name] === page[name])).join();
            }
            """));
        await Expect(citizen.Page.Locator("#own")).ToHaveCSSAsync("color", "rgb(255, 0, 0)");
        await Expect(citizen.Page.Locator("#own")).ToHaveCSSAsync("font-size", "40px");
        Assert.True(await citizen.Page.EvaluateAsync<bool>("words => fetch(words).then(({ ok }) => ok, () => false)", $"{program.Origin}/texts/vi.json"));
    }

    [Fact]
    public async Task A_program_that_calls_itself_a_photo_is_refused_in_words()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);

        await chat.AttachAsync(Photo.RenamedProgram);
        await Expect(chat.Panel.Locator(".problem")).ToContainTextAsync("사진으로 열리지 않는 파일이에요");
        await Axe.ShouldFindNothingAsync(citizen.Page, "unreadable");
        await chat.AttachAsync(Photo.Program);
        await chat.Button("send").ClickAsync();

        await Expect(chat.Panel.Locator(".failed")).ToContainTextAsync("이 형식의 파일은 받을 수 없어요");
        await Expect(chat.Panel.Locator(".failed")).ToContainTextAsync(Photo.Program.Name);
        await Expect(chat.Button("retry")).ToHaveCountAsync(0);
        await citizen.PictureAsync("refused");
        await Axe.ShouldFindNothingAsync(citizen.Page, "refused");
        await chat.Button("remove").ClickAsync();
        await Expect(chat.Panel.Locator(".failed")).ToHaveCountAsync(0);
        await chat.SayAsync("여권 발급");
        await chat.HearAsync("여권");
    }

    [GeneratedRegex(@"R-\d{4}-\d{6}")]
    private static partial Regex CaseNumber();
}
