using System.Text.Json;

namespace InquiryBot.BrowserTests;

/// <summary>What axe-core finds in the page as it is shown, shadow roots included.</summary>
static class Axe
{
    const string Found = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`)
        """;

    static readonly Lazy<Task<string>> Source = new(() => File.ReadAllTextAsync(SourceTree.At("src", "web", "node_modules", "axe-core", "axe.min.js")));

    public static async Task ShouldFindNothingAsync(IPage page, string moment)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(await Source.Value);
        var found = await page.EvaluateAsync<JsonElement>(Found);
        Assert.True(found.GetArrayLength() == 0, $"{moment}: {string.Join('\n', found.EnumerateArray())}");
    }
}
