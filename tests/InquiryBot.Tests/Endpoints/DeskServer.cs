using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.People;
using InquiryBot.Endpoints;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Storage;
using InquiryBot.Tests.Workers;
using InquiryBot.Wiring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Endpoints;

/// <summary>The console's endpoints on a real Kestrel and a real store; the test itself is the citizen and the turn.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    readonly TemporaryFolder _folder;
    readonly WebApplication _app;
    int _tickets;
    int _messages;

    DeskServer(WebApplication app, WallClock clock, TemporaryFolder folder) => (_app, Clock, _folder) = (app, clock, folder);

    public WallClock Clock { get; }
    public Uri Address => new(_app.Urls.Single());
    public IDesk Desk => Part<IDesk>();
    public IPeople People => Part<IPeople>();
    public FirstSignIn First => Part<FirstSignIn>();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="add">Parts of another area of the console.</param>
    /// <param name="map">Its routes.</param>
    public static async Task<DeskServer> StartAsync(Action<IServiceCollection>? add = null, Action<WebApplication>? map = null)
    {
        var (clock, folder) = (new WallClock(), new TemporaryFolder());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var engine = new SqliteEngine(folder.Path, clock);
        await engine.MigrateAsync(Ct);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<Ids>();
        builder.Services.AddKeys(folder.File("keys"));
        builder.Services.AddStorage(engine, new StoreSettings());
        builder.Services.AddSingleton(new ChannelList([new WorkingNode.Hearing()]));
        builder.Services.AddDesk(new DialogSettings { Path = Path.Combine(SourceTree.Root, "dialogs") });
        builder.Services.AddSingleton(_ => new Passwords(rounds: 1000));
        add?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseConsoleSession();
        app.MapSession();
        app.MapDesk();
        map?.Invoke(app);
        await app.StartAsync(Ct);
        return new(app, clock, folder);
    }

    public T Part<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A browser that nobody has signed in with.</summary>
    public HttpClient Browser(string? origin = null)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = Address };
        if (origin is not null) client.DefaultRequestHeaders.Add("Origin", origin);
        return client;
    }

    /// <summary>A browser whose session is open; no password is hashed for it.</summary>
    public async Task<HttpClient> SignedInAsync(string name, Role role = Role.Counselor, bool onDuty = true)
    {
        var now = Clock.GetUtcNow();
        var secret = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
        await AddAsync(name, "no hash", role);
        await People.BeginSessionAsync(new Session(SessionCookie.KeyOf(secret), name, "first", now + Session.Length), new SignedIn(name, now, "test"), Ct);
        await Desk.SetDutyAsync(new(name), new DutyChanged(name, now, onDuty), Ct);
        var browser = Browser();
        browser.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Name}={secret}");
        return browser;
    }

    public ValueTask<bool> AddAsync(string name, string hash, Role role = Role.Counselor, bool disabled = false) => People.AddAsync(
        new Account { Name = name, Role = role, PasswordHash = hash, Stamp = "first", CreatedAt = Clock.GetUtcNow(), Disabled = disabled },
        new AccountAdded(name, Clock.GetUtcNow(), role), Ct);

    /// <summary>A citizen asks for a person; the turn that opens his ticket is done.</summary>
    public async Task<Ticket> OpenTicketAsync(Func<Ticket, Ticket>? with = null)
    {
        var conversation = new Conversation { Id = new($"c{++_tickets}"), Channel = "test", User = "citizen" };
        await SaysAsync(conversation.Id, "a person, please");
        var ruling = Ticket.Open(new($"t{_tickets}"), conversation, new HandOffRequest("asked"), Clock.GetUtcNow());
        var (ticket, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ruling);
        ticket = with?.Invoke(ticket) ?? ticket;
        await TurnAsync(claimed => new(claimed.Conversation with { Ticket = ticket.Id }, [], [ticket, fact]));
        return ticket;
    }

    /// <param name="written">The words before they were masked, when they were.</param>
    /// <param name="closed">The same as somebody else has sealed them.</param>
    public ValueTask<Received> SaysAsync(ConversationId id, string text, string? written = null, string? closed = null) => Part<IInbox>().AddAsync(new Inbound
    {
        Conversation = new Conversation { Id = id, Channel = "test", User = "citizen" },
        MessageId = $"m{++_messages}",
        Activity = new() { Type = "message", Id = $"a{_messages}", Text = text, From = new() { Id = "citizen", Role = "user" } },
        Original = written is null ? closed : Part<IVault>().Seal(ActivityJson.Write(new() { Type = "message", Text = written })),
    }, Ct);

    /// <summary>The next turn, with the outcome that the test decides on; a message that only waits is done with none.</summary>
    public async Task<Claimed> TurnAsync(Func<Claimed, TurnOutcome>? decide = null)
    {
        var conversations = Part<IConversations>();
        var lease = (await conversations.ClaimAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct))!;
        var claimed = (await conversations.LoadAsync(lease, Ct))!;
        await conversations.CommitAsync(lease, claimed, decide?.Invoke(claimed) ?? new(claimed.Conversation, [], []), Ct);
        return claimed;
    }

    /// <summary>A counselor's words become a reply, as the walk does it.</summary>
    public Task<Claimed> RelayAsync() => TurnAsync(claimed => new(claimed.Conversation, [claimed.Message with { ChannelId = "test" }], []));

    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>What a console's browser does.</summary>
internal static class DeskBrowser
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> PostAsync(this HttpClient browser, string path, string json) =>
        browser.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, System.Text.Encoding.UTF8, "application/json"), Ct);

    public static async Task<JsonElement> ReadAsync(this HttpClient browser, string path) =>
        await browser.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Ct);

    public static async Task<HttpStatusCode> StatusAsync(this HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        return response.StatusCode;
    }

    /// <summary>The status and, of a refusal, the code of its problem document.</summary>
    public static async Task<(int Status, string? Code)> OutcomeAsync(this Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        if (response.IsSuccessStatusCode) return ((int)response.StatusCode, null);

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        return ((int)response.StatusCode, problem.GetProperty("code").GetString());
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
