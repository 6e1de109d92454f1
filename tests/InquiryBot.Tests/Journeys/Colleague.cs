using System.Text;
using InquiryBot.Auth;
using InquiryBot.Core.People;
using InquiryBot.Tests.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Journeys;

/// <summary>Somebody with an account, for a test that is about something else than signing in.</summary>
internal static class Colleague
{
    /// <summary>A browser with the session of a new account.</summary>
    public static async Task<HttpClient> SignedInAsync(RunningBot bot, string name, Role role)
    {
        var ct = TestContext.Current.CancellationToken;
        var (people, now) = (bot.Services.GetRequiredService<IPeople>(), DateTimeOffset.UtcNow);
        var secret = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        await people.AddAsync(new Account { Name = name, Role = role, PasswordHash = "none", Stamp = "first", CreatedAt = now }, new AccountAdded(name, now, role), ct);
        await people.BeginSessionAsync(new Session(SessionCookie.KeyOf(secret), name, "first", now + Session.Length), new SignedIn(name, now, "test"), ct);
        var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = bot.Http.BaseAddress };
        browser.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={secret}");
        return browser;
    }
}
