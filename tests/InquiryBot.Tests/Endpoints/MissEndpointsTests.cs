using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InquiryBot.Core;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Core.People;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Endpoints;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Integrations;
using InquiryBot.Tests.Integrations.Azure;
using InquiryBot.Wiring;
using InquiryBot.Workers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Endpoints;

/// <summary>What supervisors see of what was not understood, and what they can do about it.</summary>
public sealed class MissEndpointsTests : IAsyncLifetime
{
    const string Proposal = """{"text":" 강아지  등록은\n어디서 해요? ","intent":"certificate","language":"ko"}""";

    static readonly IConfiguration CloudSettings = new ConfigurationBuilder().AddInMemoryCollection(
        [new("Azure:Language:Endpoint", "https://x.example"), new("Azure:Language:Key", "0123456789abcdef")]).Build();

    readonly FakeVendor _cloud = FakeAzureLanguage.Vendor();
    DeskServer _server = null!;
    HttpClient _chief = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await DeskServer.StartAsync(
            services =>
            {
                services.AddMisses(new DialogSettings());
                services.AddSingleton(new DialogSource(_ => Task.FromResult(SmallDialogs.Files)));
                services.AddSingleton(new DialogShelf(SmallDialogs.Library)).AddSingleton(new LocalUnderstandingOptions());
                services.AddSingleton(new TaughtUnderstanding(Task.FromResult<IUnderstanding>(LocalUnderstanding.Teach(SmallDialogs.Library.Examples(), new(), Ct))));
                services.AddSingleton<HttpMessageHandler>(_cloud).AddProvider(new() { Provider = "AzureLanguage" }, CloudSettings);
            },
            app => app.MapMisses());
        _chief = await _server.SignedInAsync("chief", Role.Supervisor);
    }

    public ValueTask DisposeAsync()
    {
        _chief.Dispose();
        return _server.DisposeAsync();
    }

    [Theory]
    [InlineData(Role.Counselor, 403)]
    [InlineData(Role.Interpreter, 403)]
    [InlineData(Role.Officer, 403)]
    [InlineData(Role.Supervisor, 200)]
    [InlineData(Role.Administrator, 200)]
    public async Task Supervisors_and_administrators_alone_look_at_it(Role role, int status)
    {
        using var browser = await _server.SignedInAsync("somebody", role);
        using var stranger = _server.Browser();

        foreach (var path in new[] { "", "/intents", "/findings", "/proposals" })
        {
            Assert.Equal(status, (int)await browser.StatusAsync($"/api/misses{path}"));
            Assert.Equal(HttpStatusCode.Unauthorized, await stranger.StatusAsync($"/api/misses{path}"));
        }

        Assert.Equal(status == 200 ? 409 : status, (int)await browser.StatusAsync("/api/misses/proposals/patch"));
        Assert.Equal(status, (await browser.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync()).Status);
        Assert.Equal(status, (await browser.PostAsync("/api/misses/alternatives", """{"text":"등본"}""").OutcomeAsync()).Status);
        Assert.Equal(status == 200 ? 404 : status, (await browser.PostAsync("/api/misses/proposals/x/withdraw", "{}").OutcomeAsync()).Status);
        Assert.Equal(401, (await stranger.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync()).Status);
    }

    [Fact]
    public async Task Questions_that_are_alike_are_one_row_and_examples_are_none()
    {
        await MissesAsync("강아지 등록은 어디서 해요", "강아지 등록 어디서 해요?", "등본 발급", "주차 위반 벌금");
        await _chief.PostAsync("/api/misses/proposals", """{"text":"주차 위반 벌금","intent":"certificate","language":"ko"}""").OutcomeAsync();

        var view = await _chief.ReadAsync("/api/misses");

        Assert.Equal(3, view.GetProperty("questions").GetInt32());
        var clusters = view.GetProperty("clusters").EnumerateArray().ToList();
        Assert.Equal([2, 1], clusters.Select(cluster => cluster.GetProperty("count").GetInt32()));
        Assert.Equal([false, true], clusters.Select(cluster => cluster.GetProperty("proposed").GetBoolean()));
        Assert.Equal(2, clusters[0].GetProperty("next").GetProperty("open").GetInt32());
        Assert.All(clusters, cluster => Assert.Contains(cluster.GetProperty("nearest").GetString(), SmallDialogs.Library.Dialogs.Where(dialog => !dialog.IsEmergency).Select(dialog => dialog.Intent)));
        _server.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(2, (await _chief.ReadAsync("/api/misses")).GetProperty("clusters")[0].GetProperty("next").GetProperty("gave-up").GetInt32());
    }

    [Fact]
    public async Task Nobody_outside_is_asked_what_they_are_nearest_to()
    {
        await MissesAsync("강아지 등록은 어디서 해요", "주차 위반 벌금");

        Assert.Equal(2, (await _chief.ReadAsync("/api/misses")).GetProperty("clusters").GetArrayLength());
        Assert.Equal(200, (await _chief.PostAsync("/api/misses/alternatives", """{"text":"등본"}""").OutcomeAsync()).Status);

        Assert.Empty(_cloud.Asked);
        await _server.Part<IUnderstanding>().UnderstandAsync("주차 위반 벌금", "ko", Ct);
        Assert.NotEmpty(_cloud.Asked);
    }

    [Fact]
    public async Task Intents_come_with_their_names_and_what_is_nobodys_comes_last()
    {
        var intents = (await _chief.ReadAsync("/api/misses/intents")).EnumerateArray().ToList();

        var certificate = intents.Single(intent => intent.Text("intent") == "certificate");
        Assert.Equal("등본 발급", certificate.GetProperty("title").Text("ko"));
        Assert.Equal(1, certificate.GetProperty("examples").GetProperty("en").GetInt32());
        Assert.Equal("out-of-scope", intents[^1].Text("intent"));
    }

    [Fact]
    public async Task The_nearest_intents_come_first()
    {
        using var answer = await _chief.PostAsync("/api/misses/alternatives", """{"text":"등본을 발급받고 싶어요","language":"ko"}""");

        var near = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("certificate", near[0].Text("intent"));
        Assert.Equal(near.EnumerateArray().Select(one => one.GetProperty("score").GetDouble()).OrderDescending(), near.EnumerateArray().Select(one => one.GetProperty("score").GetDouble()));
    }

    [Fact]
    public async Task A_crisis_is_never_among_the_nearest()
    {
        using var answer = await _chief.PostAsync("/api/misses/alternatives", """{"text":"숨을 안 쉬어요","language":"ko"}""");

        Assert.DoesNotContain("emergency", (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).EnumerateArray().Select(near => near.Text("intent")));
    }

    [Fact]
    public async Task A_proposal_is_one_masked_line_is_listed_and_can_be_withdrawn()
    {
        Assert.Equal((200, null), await _chief.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync());
        _server.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal((200, null), await _chief.PostAsync("/api/misses/proposals", """{"text":"010-1234-5678로 전화","intent":"out-of-scope","language":"ko"}""").OutcomeAsync());

        var listed = (await _chief.ReadAsync("/api/misses/proposals")).EnumerateArray().ToList();
        Assert.Equal(["강아지 등록은 어디서 해요?", "010-****-5678로 전화"], listed.Select(one => one.Text("text")));
        Assert.Equal(("certificate", "chief", "open"), (listed[0].Text("intent"), listed[0].Text("by"), listed[0].Text("state")));

        Assert.Equal((204, null), await _chief.PostAsync($"/api/misses/proposals/{listed[0].Text("id")}/withdraw", "{}").OutcomeAsync());
        Assert.Equal((404, "proposal.unknown"), await _chief.PostAsync($"/api/misses/proposals/{listed[0].Text("id")}/withdraw", "{}").OutcomeAsync());
        Assert.Single((await _chief.ReadAsync("/api/misses/proposals")).EnumerateArray());
    }

    [Theory]
    [InlineData("""{"text":"  ","intent":"certificate","language":"ko"}""", 400, "text.empty")]
    [InlineData("""{"text":"a\u0000","intent":"certificate","language":"ko"}""", 400, "text.control-characters")]
    [InlineData("""{"text":"강아지","intent":"dogs","language":"ko"}""", 400, "intent.unknown")]
    [InlineData("""{"text":"강아지","language":"ko"}""", 400, "intent.unknown")]
    [InlineData("""{"text":"강아지","intent":"certificate","language":"vi"}""", 400, "language.unknown")]
    [InlineData("""{"text":"강아지","intent":"certificate"}""", 400, "language.unknown")]
    [InlineData("""{"text":"등본발급!","intent":"report","language":"ko"}""", 409, "example.known")]
    [InlineData("""{"text":"강아지 등록은 어디서 해요","intent":"report","language":"ko"}""", 409, "proposal.known")]
    public async Task What_cannot_be_proposed_is_refused_with_its_fault(string body, int status, string code)
    {
        await _chief.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync();

        Assert.Equal((status, code), await _chief.PostAsync("/api/misses/proposals", body).OutcomeAsync());
        Assert.Equal((413, "example.too-long"), await _chief.PostAsync("/api/misses/proposals", $$"""{"text":"{{new string('가', 201)}}","intent":"report","language":"ko"}""").OutcomeAsync());
    }

    [Fact]
    public async Task The_patch_is_a_file_to_download_once_its_effect_is_known_and_without_proposals_there_is_none()
    {
        Assert.Equal(HttpStatusCode.Conflict, await _chief.StatusAsync("/api/misses/proposals/patch"));
        await _chief.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync();

        Assert.Equal((409, "findings.running"), await _chief.GetAsync(new Uri("/api/misses/proposals/patch", UriKind.Relative), Ct).OutcomeAsync());
        await _server.Part<Examination>().Rest.WaitAsync(TimeSpan.FromMinutes(3), Ct);
        using var answer = await _chief.GetAsync(new Uri("/api/misses/proposals/patch", UriKind.Relative), Ct);

        Assert.Equal(("text/x-diff", "examples.patch"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var patch = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("+++ b/dialogs/documents/certificate/ko.yaml\n", patch, StringComparison.Ordinal);
        Assert.Contains("강아지 등록은 어디서 해요?", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_in_accuracy_is_known_before_anyone_takes_the_proposals()
    {
        await _chief.PostAsync("/api/misses/proposals", Proposal).OutcomeAsync();

        Assert.Equal("running", (await _chief.ReadAsync("/api/misses/findings")).Text("state"));
        await _server.Part<Examination>().Rest.WaitAsync(TimeSpan.FromMinutes(3), Ct);

        var findings = await _chief.ReadAsync("/api/misses/findings");
        Assert.Equal(("done", 1, 6, 6), (findings.Text("state"), findings.GetProperty("proposed").GetInt32(), findings.GetProperty("done").GetInt32(), findings.GetProperty("total").GetInt32()));
        Assert.Equal(["en", "ko"], findings.GetProperty("changes").EnumerateArray().Select(change => change.Text("language")));
        Assert.Equal(1, findings.GetProperty("changes")[1].GetProperty("added").GetInt32());
        Assert.InRange(findings.GetProperty("changes")[1].GetProperty("before").GetProperty("right").GetDouble(), 0, 1);
        Assert.Contains(findings.GetProperty("intents").EnumerateArray(), intent => intent.Text("intent") == "certificate");
    }

    /// <summary>Each asked in a conversation of its own.</summary>
    async Task MissesAsync(params string[] questions)
    {
        foreach (var (number, question) in questions.Index())
        {
            var id = new ConversationId($"m{number}");
            await _server.SaysAsync(id, question);
            await _server.TurnAsync(claimed => new(claimed.Conversation, [], [new Miss(id, claimed.Sequence, question, "ko", [], _server.Clock.GetUtcNow())]));
        }
    }
}
