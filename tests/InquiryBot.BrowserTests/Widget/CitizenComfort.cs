namespace InquiryBot.BrowserTests.Widget;

/// <summary>Text size, colours, the conversation as a file, starting over.</summary>
public sealed class CitizenComfort(Chromium chromium, ServedProgram program) : IClassFixture<ServedProgram>
{
    [Theory]
    [InlineData(Screen.Phone)]
    [InlineData(Screen.Desktop)]
    public async Task Every_colour_and_the_largest_text_can_be_read(Screen screen)
    {
        await using var citizen = await chromium.VisitAsync(screen);
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("여권 발급");
        await Expect(chat.QuickReplies).ToContainTextAsync("등본");

        foreach (var theme in new[] { "dark", "contrast", "light" })
        {
            await PreferAsync(chat, theme, "0");
            await citizen.PictureAsync(theme);
            await Axe.ShouldFindNothingAsync(citizen.Page, theme);
        }

        await PreferAsync(chat, "light", "2");
        await chat.SayAsync("일자리 찾고 싶어요");
        await Expect(chat.Panel.Locator("a.action[href='tel:1350']")).ToBeVisibleAsync();
        await citizen.PictureAsync("large");
        await Axe.ShouldFindNothingAsync(citizen.Page, "large");
        await Layout.ShouldFitAsync(citizen.Page, "large");
    }

    [Fact]
    public async Task The_conversation_is_saved_and_started_over()
    {
        await using var citizen = await chromium.VisitAsync(Screen.Phone);
        var chat = await ChatWidget.OpenAsync(citizen, program);
        await chat.SayAsync("여권 발급");
        await chat.HearAsync("여권");

        await chat.Button("settings").ClickAsync();
        await citizen.PictureAsync("settings");
        await Axe.ShouldFindNothingAsync(citizen.Page, "settings");
        var download = await citizen.Page.RunAndWaitForDownloadAsync(() => chat.Button("download").ClickAsync());
        var saved = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains($"{chat.Words["me"]}: 여권 발급", saved, StringComparison.Ordinal);
        Assert.EndsWith(".txt", download.SuggestedFilename, StringComparison.Ordinal);

        await chat.Button("restart").ClickAsync();
        await citizen.PictureAsync("restart");
        await chat.Button("restart-yes").ClickAsync();
        await Expect(chat.Own).ToHaveCountAsync(0);
        await Expect(chat.Theirs).ToHaveCountAsync(1);
    }

    static async Task PreferAsync(ChatWidget chat, string theme, string size)
    {
        await chat.Button("settings").ClickAsync();
        await chat.Panel.Locator($"[data-option={theme}]").ClickAsync();
        await chat.Panel.Locator($"[data-option='{size}']").ClickAsync();
        await chat.Button("settings-close").ClickAsync();
        await Expect(chat.Panel.Locator(".sheet")).ToHaveCountAsync(0);
    }
}
