namespace InquiryBot.BrowserTests;

/// <summary>Two people's screens in one picture, as the README shows them.</summary>
static class SideBySide
{
    public static async Task SaveAsync(IBrowser browser, byte[] phone, byte[] desktop, string name)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1240, Height = 640 } });
        await page.SetContentAsync($$"""
            <style>
              body { margin: 0; height: 640px; display: flex; gap: 28px; align-items: center; justify-content: center; background: #e8eefb }
              img { display: block; box-shadow: 0 6px 24px #1c2b5033 }
              .phone { height: 592px; border: 7px solid #1b2233; border-radius: 26px }
              .desktop { width: 872px; border-radius: 10px }
            </style>
            <img class="phone" src="{{Shown(phone)}}"><img class="desktop" src="{{Shown(desktop)}}">
            """);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Visitor.Pictures, name) });
        await page.Context.CloseAsync();
    }

    static string Shown(byte[] picture) => $"data:image/png;base64,{Convert.ToBase64String(picture)}";
}
