using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.People;
using InquiryBot.Endpoints;
using InquiryBot.Workers;
using Microsoft.AspNetCore.Authentication;

namespace InquiryBot.Wiring;

/// <summary>The desk: who may come in, what he sees and does, and who tells his console what happens.</summary>
internal static class DeskWiring
{
    public static void AddDesk(this IServiceCollection services, DialogSettings dialogs)
    {
        services.AddSingleton(CannedFile.Read(dialogs.Path));
        services.AddSingleton<FirstSignIn>().AddSingleton(_ => new Passwords()).AddSingleton<Lockout>().AddSingleton<ConsoleDoor>();
        services.AddSingleton<DeskViews>().AddSingleton<DeskReading>().AddSingleton<TicketActs>().AddSingleton<DeskServing>().AddSingleton<Reach>().AddSingleton<SendingAgain>();
        services.AddSingleton(provider => new DeskEvents(provider.GetRequiredService<Ids>().New())).AddSingleton<DeskEventStream>();
        services.AddHostedService<DeskFeed>().AddHostedService<PeopleWorker>();
        services.AddAuthentication(SessionAuthentication.ConsoleScheme)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.ConsoleScheme, null);
        services.AddAuthorization();
    }
}
