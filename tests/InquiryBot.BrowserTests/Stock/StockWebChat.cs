using System.Text.RegularExpressions;

namespace InquiryBot.BrowserTests.Stock;

/// <summary>The stock <c>botframework-webchat</c> talks to this server as it talks to Azure.</summary>
public sealed class StockWebChat(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Fact]
    public async Task Text_is_sent_by_its_echo_and_answered_with_a_card()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        var chat = await WebChat.OpenAsync(citizen.Page, program);

        await chat.SayAsync("여권 발급");

        await Expect(chat.Own).ToHaveTextAsync(["여권 발급"]);
        await Expect(chat.OwnStatus).ToContainTextAsync(["Sent at"]);
        await Expect(chat.Cards.GetByRole(AriaRole.Button, new() { Name = "외교부 여권안내" })).ToBeVisibleAsync();
        await citizen.PictureAsync("card");
    }

    [Fact]
    public async Task A_suggested_action_is_said_and_answered()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        var chat = await WebChat.OpenAsync(citizen.Page, program);

        await chat.SayAsync("여권 발급");
        await chat.SuggestedActions.GetByText("등본·초본 발급").ClickAsync();

        await Expect(chat.Own).ToHaveTextAsync(["여권 발급", "등본·초본 발급"]);
        await Expect(chat.Theirs.Last).ToContainTextAsync("등본");
        await citizen.PictureAsync("answered");
    }

    [Fact]
    public async Task A_photo_is_uploaded_with_the_form_and_shown_from_the_server()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Desktop);
        var photo = await Photo.TakeAsync(citizen.Context);
        var chat = await WebChat.OpenAsync(citizen.Page, program);

        await chat.SayAsync("도로 파손 신고");
        await Expect(chat.Theirs.Last).ToContainTextAsync("어디인가요");
        await chat.SayAsync("수원시 팔달구 효원로 1");
        await Expect(chat.Theirs.Last).ToContainTextAsync("사진이 있으면");
        await chat.SendFileAsync(photo);

        await Expect(chat.Theirs.Last).ToContainTextAsync("얼마나 위험한가요");
        await Expect(chat.OwnPictures).ToHaveAttributeAsync("src", new Regex($"^{program.Origin}/v3/directline/attachments/"));
        Assert.True(await chat.OwnPictures.EvaluateAsync<bool>("async (image) => (await image.decode(), image.naturalWidth > 0)"));
        await citizen.PictureAsync("uploaded");
    }
}
