namespace InquiryBot.BrowserTests;

/// <summary>Whether the page fits the window, as a person with a phone has it: nothing to reach by scrolling sideways.</summary>
static class Layout
{
    /// <summary>Everything that is drawn beyond the right edge, unless it lies in a box of its own that scrolls (a wide table).</summary>
    const string SticksOut = """
        () => {
          const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
          const width = document.documentElement.clientWidth;
          const scrolls = (one) => one !== null && one !== document.documentElement
            && (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth && one.clientWidth <= width || scrolls(one.parentElement));
          const out = all(document).filter((one) => {
            const { width: wide, right } = one.getBoundingClientRect();
            return wide > 1 && right > width + 1 && !scrolls(one.parentElement);
          });
          const page = window.innerWidth > screen.width ? [`the page is ${window.innerWidth} wide`] : [];
          return [...page, ...out.map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''} ends at ${Math.round(one.getBoundingClientRect().right)}`)];
        }
        """;

    public static async Task ShouldFitAsync(IPage page, string moment)
    {
        var found = await page.EvaluateAsync<string[]>(SticksOut);
        Assert.True(found.Length == 0, $"{moment}: {string.Join('\n', found)}");
    }
}
