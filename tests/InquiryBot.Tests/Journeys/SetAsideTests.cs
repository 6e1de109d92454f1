using InquiryBot.Core.Activities;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Understanding;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>A message whose turn fails again and again, over the whole program.</summary>
public sealed class SetAsideTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_failures_the_citizen_hears_an_apology_the_desk_has_a_ticket_and_nobody_else_is_kept_waiting()
    {
        var broken = new Broken();
        await using var bot = await RunningBot.StartAsync(builder => builder.Services.AddSingleton<IUnderstanding>(broken));
        await using var unlucky = await Citizen.ArrivesAsync(bot.Http.BaseAddress!);
        await using var lucky = await Citizen.ArrivesAsync(bot.Http.BaseAddress!);
        await unlucky.HearsAsync();
        await lucky.HearsAsync();

        var id = await unlucky.SaysAsync(Broken.Words);
        var other = await lucky.SaysAsync("여권");
        Assert.Equal(other, (await lucky.HearsAsync()).ReplyToId);
        Assert.InRange(broken.Failures, 1, 4);

        var apology = await unlucky.HearsAsync("죄송합니다");
        Assert.Equal((id, 5), (apology.ReplyToId, broken.Failures));
        var ticket = Assert.Single(await bot.Services.GetRequiredService<IDesk>().ListAsync(TicketStatus.Waiting, 10, Ct));
        Assert.Equal(unlucky.Conversation, ticket.Conversation.Value);
        Assert.Single(await unlucky.TranscriptAsync(), line => line.From?.Role is Roles.User);
        Assert.Matches("\ninquirybot_turn_failures_total ([5-9]|[0-9]{2,})\n", await bot.ReadAsync("/metrics"));
    }

    /// <summary>Breaks its promise never to throw, for one message.</summary>
    sealed class Broken : IUnderstanding
    {
        public const string Words = "이것은 처리할 수 없습니다";
        int _failures;

        public int Failures => Volatile.Read(ref _failures);

        public ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct)
        {
            if (text != Words) return ValueTask.FromResult(Understood.Nothing(priorLanguage ?? "ko") with { Text = text });

            Interlocked.Increment(ref _failures);
            throw new InvalidOperationException("Broken on purpose.");
        }
    }
}
