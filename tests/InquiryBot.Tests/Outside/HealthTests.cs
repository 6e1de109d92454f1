using System.Net;
using System.Text.Json;
using InquiryBot.Wiring;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Outside;

public sealed class HealthTests
{
    [Fact]
    public async Task It_is_ready_when_it_was_taught()
    {
        await using var bot = await RunningBot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/healthz/live")).StatusCode);

        await bot.Services.GetRequiredService<TaughtUnderstanding>().UnderstandAsync("안녕", null, TestContext.Current.CancellationToken);
        using var ready = await bot.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(
            """{"status":"Healthy","checks":{"store":"Healthy","understanding":"Healthy","running":"Healthy"}}""",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_it_learns_it_lives_and_is_not_ready()
    {
        var lesson = new TaskCompletionSource<InquiryBot.Core.Understanding.IUnderstanding>();
        await using var bot = await RunningBot.StartAsync(builder => builder.Services.AddSingleton(new TaughtUnderstanding(lesson.Task)));

        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/healthz/live")).StatusCode);
        using var ready = await bot.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy", JsonDocument.Parse(await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .RootElement.GetProperty("checks").GetProperty("understanding").GetString());
    }
}
