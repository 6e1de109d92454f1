namespace InquiryBot.BrowserTests.Desk;

/// <summary>What a counselor sees and does in the console, by the keyboard alone.</summary>
sealed class DeskPage(IPage page)
{
    public const string Password = "seven lamps over Suwon";

    const int MostStops = 40;

    public ILocator Rows => page.Locator(".queue .row");

    public ILocator Composer => page.Locator("#composer");

    public ILocator Transcript => page.Locator(".transcript");

    public ILocator Facts => page.Locator("#facts");

    public ILocator CloseDialog => page.Locator("dialog[open]");

    /// <summary>Signs in and goes on duty.</summary>
    public static async Task<DeskPage> SignInAsync(Visitor counselor, ServedProgram program, string name)
    {
        await EnterAsync(counselor, program, name);
        var desk = new DeskPage(counselor.Page);
        await desk.GoOnDutyAsync();
        return desk;
    }

    /// <summary>Signs in, by the keyboard.</summary>
    public static async Task EnterAsync(Visitor colleague, ServedProgram program, string name)
    {
        var page = colleague.Page;
        await page.GotoAsync($"{program.Origin}/desk");
        await Expect(page.Locator("[name=name]")).ToBeFocusedAsync();
        await colleague.PictureAsync("sign-in");
        await Axe.ShouldFindNothingAsync(page, "sign-in");
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
    }

    public Task PressAsync(params string[] keys) => EachAsync(keys, key => page.Keyboard.PressAsync(key));

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Opens the nth row of the list and takes it.</summary>
    public async Task AcceptAsync(int place)
    {
        await Expect(Rows).ToHaveCountAsync(place);
        await StepToAsync(Rows.First);
        for (var step = 1; step < place; step++) await PressAsync("j");
        await PressAsync("Enter");
        await Expect(Rows.Nth(place - 1)).ToHaveAttributeAsync("aria-current", "true");
        await PressAsync("a");
        await Expect(Composer).ToBeFocusedAsync();
    }

    /// <summary>Opens the only row with these words.</summary>
    public async Task OpenAsync(string words)
    {
        var row = Rows.Filter(new() { HasText = words });
        await StepToAsync(Rows.First);
        for (var stop = 0; stop < MostStops && !await IsFocusedAsync(row); stop++) await PressAsync("j");
        await PressAsync("Enter");
        await Expect(row).ToHaveAttributeAsync("aria-current", "true");
    }

    async Task GoOnDutyAsync()
    {
        var duty = page.Locator(".duty");
        await Expect(duty).ToBeVisibleAsync();
        await StepToAsync(duty);
        if (await duty.GetAttributeAsync("aria-checked") is "false") await PressAsync("Space");
        await Expect(duty).ToHaveAttributeAsync("aria-checked", "true");
    }

    async Task StepToAsync(ILocator goal)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await IsFocusedAsync(goal)) return;
            await PressAsync("Tab");
        }

        Assert.Fail($"The Tab key never reaches {goal}.");
    }

    static Task<bool> IsFocusedAsync(ILocator goal) => goal.EvaluateAsync<bool>("(element) => element === document.activeElement");

    static async Task EachAsync(IEnumerable<string> keys, Func<string, Task> press)
    {
        foreach (var key in keys) await press(key);
    }
}
