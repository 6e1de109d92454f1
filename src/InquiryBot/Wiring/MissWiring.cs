using InquiryBot.Endpoints;
using InquiryBot.Workers;

namespace InquiryBot.Wiring;

/// <summary>Learning from what was not understood. What is measured is what is served: the same options.</summary>
internal static class MissWiring
{
    public static void AddMisses(this IServiceCollection services, DialogSettings dialogs)
    {
        services.AddSingleton(new DialogSource(ct => DialogFiles.TextsAsync(dialogs.Path, ct)));
        services.AddSingleton<Examination>().AddSingleton(from => ActivatorUtilities.CreateInstance<MissReading>(from, from.GetRequiredService<TaughtUnderstanding>())).AddSingleton<ExampleProposals>();
    }
}
