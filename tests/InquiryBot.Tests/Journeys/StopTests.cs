using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>The program is told to stop while it works.</summary>
public sealed class StopTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_turn_under_way_is_finished_stored_and_delivered_and_no_other_is_begun()
    {
        var slow = new Slow();
        await using var bot = await RunningBot.StartAsync(builder => builder.Services.AddSingleton<IUnderstanding>(slow));
        var conversations = bot.Services.GetRequiredService<IConversations>();
        await using var citizen = await Citizen.ArrivesAsync(bot.Http.BaseAddress!);
        await citizen.HearsAsync();
        var id = await citizen.SaysAsync("여권 발급");
        await slow.Asked.WaitAsync(Ct);

        var stopping = bot.StopAsync();
        Assert.Equal("restart", await citizen.HearsTheEndAsync());
        Assert.Null(await conversations.ClaimAsync(Ct));
        Assert.False(stopping.IsCompleted);
        slow.Go();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), Ct);

        var answer = (await conversations.ReadAsync(new(citizen.Conversation), 0, 10, Ct))[^1];
        Assert.Equal((id, Roles.Bot, false), (ActivityJson.Read(answer.Body).ReplyToId, ActivityJson.Read(answer.Body).From!.Role, answer.Pending));
    }

    /// <summary>Thinks until it is told to go.</summary>
    sealed class Slow : IUnderstanding
    {
        readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Go() => _go.TrySetResult();

        public async ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct)
        {
            _asked.TrySetResult();
            await _go.Task;
            return Understood.Nothing(priorLanguage ?? "ko") with { Text = text };
        }
    }
}
