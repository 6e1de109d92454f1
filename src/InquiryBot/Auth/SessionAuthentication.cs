using System.Security.Claims;
using System.Text.Encodings.Web;
using InquiryBot.Core.People;
using InquiryBot.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace InquiryBot.Auth;

/// <summary>Who makes a request to the console's endpoints: the account of the session that its cookie shows.</summary>
internal sealed class SessionAuthentication(
    IPeople people, TimeProvider clock, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string ConsoleScheme = "console";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.KeyOf(Request) is not { } key) return AuthenticateResult.NoResult();
        if (await people.FindSessionAsync(key, clock.GetUtcNow(), Context.RequestAborted) is not { } account) return AuthenticateResult.NoResult();

        Context.Features.Set(new SignedInPerson(account, key));
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, account.Name), new(ClaimTypes.Role, RoleNames.Of(account.Role))], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ApiProblem.SignedOut.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.NotAllowed.ExecuteAsync(Context);
}

/// <summary>The account that a request comes from, and the key of its session.</summary>
internal sealed record SignedInPerson(Account Account, string Session)
{
    /// <summary>Behind an endpoint that asks for an act there always is one.</summary>
    public static SignedInPerson Of(HttpContext http) => http.Features.GetRequiredFeature<SignedInPerson>();
}

internal static class ActPolicies
{
    /// <summary>Lets in who is signed in with a role that may do this.</summary>
    public static TBuilder RequireAct<TBuilder>(this TBuilder endpoint, Act act) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizationPolicyBuilder(SessionAuthentication.ConsoleScheme)
            .RequireAuthenticatedUser()
            .RequireRole(Permissions.Of(act).Select(RoleNames.Of))
            .Build());

    /// <summary>Lets in who is signed in.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizationPolicyBuilder(SessionAuthentication.ConsoleScheme).RequireAuthenticatedUser().Build());
}
