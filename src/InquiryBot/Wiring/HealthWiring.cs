using InquiryBot.Core.Conversations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InquiryBot.Wiring;

/// <summary>What must hold before citizens are sent here.</summary>
internal static class HealthWiring
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks()
            .Add(new("store", provider => new Check(StoreAsync(provider)), null, null, Patience))
            .Add(new("understanding", provider => new Check(_ => Is(provider.GetRequiredService<TaughtUnderstanding>().IsReady)), null, null, Patience))
            .Add(new("running", provider => new Check(_ => Is(!provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested)), null, null, Patience));

    static Func<CancellationToken, ValueTask<bool>> StoreAsync(IServiceProvider provider) => async ct =>
    {
        await provider.GetRequiredService<IConversations>().LastSequenceAsync(new("-"), ct);
        return true;
    };

    static ValueTask<bool> Is(bool holds) => ValueTask.FromResult(holds);

    sealed class Check(Func<CancellationToken, ValueTask<bool>> holds) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await holds(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
