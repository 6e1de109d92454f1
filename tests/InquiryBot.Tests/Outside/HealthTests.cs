using System.Net;
using System.Text.Json;
using InquiryBot.Commands;
using InquiryBot.Wiring;
using InquiryBot.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InquiryBot.Tests.Outside;

public sealed class HealthTests
{
    [Fact]
    public async Task It_is_ready_when_it_was_taught_and_every_worker_runs()
    {
        await using var bot = await RunningBot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/healthz/live")).StatusCode);

        await bot.Services.GetRequiredService<TaughtUnderstanding>().UnderstandAsync("안녕", null, TestContext.Current.CancellationToken);
        using var ready = await bot.GetAsync("/healthz/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(
            """{"status":"Healthy","checks":{"store":"Healthy","understanding":"Healthy","running":"Healthy"}}""",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((0, "ready\n"), await AskAsync(bot.Http.BaseAddress!));

        var running = bot.Services.GetServices<IHostedService>().Select(service => service.GetType()).ToHashSet();
        Assert.Empty(typeof(TurnWorker).Assembly.GetTypes().Where(type => type.Name.EndsWith("Worker", StringComparison.Ordinal) && type.IsAssignableTo(typeof(IHostedService))).Except(running));
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
        Assert.Equal((1, "not ready (503)\n"), await AskAsync(bot.Http.BaseAddress!));
    }

    [Fact]
    public async Task Where_nothing_answers_the_verb_says_so_in_a_line()
    {
        var (exit, said) = await AskAsync(new Uri("http://127.0.0.1:9"));

        Assert.Equal(1, exit);
        Assert.StartsWith("inquirybot: no answer from http://127.0.0.1:9/: ", Assert.Single(said.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>What the verb <c>health</c> says, wherever it says it.</summary>
    static async Task<(int Exit, string Said)> AskAsync(Uri address)
    {
        using var said = new StringWriter();
        return (await Verbs.RunAsync(["health", address.ToString()], said, said), said.ToString());
    }
}
