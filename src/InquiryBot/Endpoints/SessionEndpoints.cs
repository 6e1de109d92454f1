using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;

namespace InquiryBot.Endpoints;

/// <summary>Signing in to the console and out of it.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this WebApplication app)
    {
        var doors = app.Services.GetRequiredService<ConsoleDoor>();
        var group = app.MapGroup("/api/session").WithTags("Session");
        group.MapPost("", (HttpContext http, CancellationToken ct) => doors.EnterAsync(http, ct))
            .Accepts<SignInRequest>("application/json").Produces(204).ProducesProblem(401).ProducesProblem(429);
        group.MapPost("/first", (HttpContext http, CancellationToken ct) => doors.EnterFirstAsync(http, ct))
            .Accepts<FirstSignInRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(403);
        group.MapGet("", (HttpContext http) => Who(SignedInPerson.Of(http).Account)).RequireSignIn()
            .Produces<SessionView>().ProducesProblem(401);
        group.MapDelete("", (HttpContext http, CancellationToken ct) => doors.LeaveAsync(http, ct)).Produces(204);
    }

    static IResult Who(Account account) => Results.Json(
        new SessionView(account.Name, RoleNames.Of(account.Role), account.Languages, account.Skills, account.OnDuty), DeskJson.Wire.SessionView);
}

/// <summary>The console's door: who may enter, who has to wait, and what is written down about it.</summary>
internal sealed partial class ConsoleDoor(
    IPeople people, IDesk desk, FirstSignIn first, Passwords passwords, Lockout lockout, Ids ids, TimeProvider clock, ILogger<ConsoleDoor> log)
{
    public async Task<IResult> EnterAsync(HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.SignInRequest, ct);
        if (unreadable is not null) return unreadable;

        var (name, from) = (AccountName.Read(body!.Name) ?? "", AddressOf(http));
        if (lockout.Begin(name, from) is { } wait)
        {
            LogLocked(from, wait.TotalSeconds);
            return Wait(wait);
        }

        var account = await people.FindAsync(name, ct);
        var password = body.Password is { Length: <= PasswordRule.Longest } typed ? typed : "";
        if (await passwords.VerifyAsync(account?.PasswordHash, password, ct) is not { } fits) return Wait(TimeSpan.FromSeconds(2));
        if (!fits || account is not { Disabled: false })
        {
            LogRefused(from, Reason(account));
            await desk.RecordAsync(new SignInFailed(account?.Name ?? SignInFailed.Nobody, clock.GetUtcNow(), from, Reason(account)) { By = "system" }, ct);
            return Wrong;
        }

        lockout.Succeed(name, from);
        return await BeginAsync(http, account, ct);
    }

    public async Task<IResult> EnterFirstAsync(HttpContext http, CancellationToken ct)
    {
        var (body, unreadable) = await ApiBody.ReadAsync(http.Request, DeskJson.Wire.FirstSignInRequest, ct);
        if (unreadable is not null) return unreadable;
        if (!first.Accepts(body!.Token)) return Used;
        if (AccountName.Read(body.Name) is not { } name) return BadName;
        if (PasswordRule.Fault(body.Password, name) is { } fault) return new Problem(400, fault, PasswordRule.Explain(fault));
        if (await passwords.HashAsync(body.Password!, ct) is not { } hash) return Wait(TimeSpan.FromSeconds(2));

        var account = new Account { Name = name, Role = Role.Administrator, PasswordHash = hash, Stamp = ids.New(), CreatedAt = clock.GetUtcNow() };
        if (!await people.AddFirstAsync(account, new AccountAdded(name, account.CreatedAt, account.Role) { By = name }, ct)) return Used;

        first.Spend();
        return await BeginAsync(http, account, ct);
    }

    public async Task<IResult> LeaveAsync(HttpContext http, CancellationToken ct)
    {
        if (SessionCookie.KeyOf(http.Request) is { } key && await people.FindSessionAsync(key, clock.GetUtcNow(), ct) is { } account)
        {
            await SetDutyAsync(account, false, ct);
            await people.EndSessionAsync(key, new SignedOut(account.Name, clock.GetUtcNow()) { By = account.Name }, ct);
        }

        SessionCookie.Take(http);
        return Results.NoContent();
    }

    /// <summary>Who signs in to serve citizens has come to his desk; he can still say that he has not.</summary>
    async Task<IResult> BeginAsync(HttpContext http, Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new Session(SessionCookie.Give(http), account.Name, account.Stamp, now + Session.Length);
        await people.BeginSessionAsync(session, new SignedIn(account.Name, now, AddressOf(http)) { By = account.Name }, ct);
        if (Permissions.Allow(account.Role, Act.ServeTickets)) await SetDutyAsync(account, true, ct);
        return Results.NoContent();
    }

    ValueTask SetDutyAsync(Account account, bool on, CancellationToken ct) =>
        desk.SetDutyAsync(new(account.Name), new DutyChanged(account.Name, clock.GetUtcNow(), on) { By = account.Name }, ct);

    static string Reason(Account? account) => account switch
    {
        null => "no-account",
        { Disabled: true } => "disabled",
        _ => "password",
    };

    static string AddressOf(HttpContext http) => CallerNetwork.Of(http)?.ToString() ?? "local";

    // No names: people type passwords into the wrong field. The audit trail has those of accounts.
    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} was refused: {Reason}")]
    partial void LogRefused(string address, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} has to wait for {Seconds:0} s after too many failures")]
    partial void LogLocked(string address, double seconds);

    static Problem Wait(TimeSpan wait) => new(429, "sign-in.wait", "Too many attempts: wait a moment.") { RetryAfter = wait };

    static Problem Wrong { get; } = new(401, "sign-in.wrong", "The name or the password is wrong.");

    static Problem Used { get; } = new(403, "first.used", "This sign-in link is not valid, or was used already.");

    static Problem BadName { get; } = new(400, "name.bad", "A name has 1 to 40 letters, digits, spaces or . - _ @.");
}
