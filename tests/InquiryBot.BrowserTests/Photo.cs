namespace InquiryBot.BrowserTests;

/// <summary>Files that citizens send: a photo of a pothole, and things that are not what they are called.</summary>
public static class Photo
{
    const string Pothole = """
        <svg xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 960 720" style="display:block">
          <filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".55" numOctaves="3" seed="7"/>
            <feColorMatrix values="0 0 0 0 .42  0 0 0 0 .42  0 0 0 0 .43  .9 .9 .9 0 -.95"/></filter>
          <filter id="rough" x="-20%" y="-20%" width="140%" height="140%"><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="4" seed="3"/>
            <feDisplacementMap in="SourceGraphic" scale="70"/></filter>
          <linearGradient id="far" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8b8f93"/><stop offset="1" stop-color="#5d6063"/></linearGradient>
          <radialGradient id="deep"><stop offset=".35" stop-color="#1d1c1b"/><stop offset=".85" stop-color="#3a3734"/><stop offset="1" stop-color="#6f6a63"/></radialGradient>
          <rect width="960" height="720" fill="url(#far)"/>
          <path d="M770 0 L835 0 L960 520 L960 720 L900 720 Z" fill="#e3dfce" opacity=".85"/>
          <g filter="url(#rough)"><ellipse cx="430" cy="430" rx="290" ry="150" fill="#77716a"/><ellipse cx="430" cy="438" rx="255" ry="126" fill="url(#deep)"/>
            <ellipse cx="470" cy="475" rx="120" ry="38" fill="#57636c"/><path d="M150 380 L20 300 M690 360 L820 250 L930 230 M600 560 L700 690" stroke="#2e2c2a" stroke-width="7" fill="none"/></g>
          <rect width="960" height="720" filter="url(#grain)"/>
        </svg>
        """;

    /// <summary>Drawn by the browser, so that the repository holds no picture that only tests need.</summary>
    public static async Task<FilePayload> TakeAsync(IBrowserContext context)
    {
        var page = await context.Browser!.NewPageAsync(new() { ViewportSize = new() { Width = 960, Height = 720 } });
        await page.SetContentAsync($"<body style='margin:0'>{Pothole}");
        var picture = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 80, Scale = ScreenshotScale.Css });
        await page.CloseAsync();
        return new FilePayload { Name = "pothole.jpg", MimeType = "image/jpeg", Buffer = picture };
    }

    public static FilePayload RenamedProgram { get; } = new() { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = [.. "MZ"u8, 0x90, .. new byte[2000]] };

    public static FilePayload Program { get; } = new() { Name = "setup.exe", MimeType = "application/x-msdownload", Buffer = RenamedProgram.Buffer };
}
