using System.Net;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Integrations.Sources;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Core.Dialogs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Integrations.Sources;

/// <summary>Sources over HTTP: what leaves the house, and what comes of an answer.</summary>
public sealed class HttpSourcesTests
{
    const string Secret = "s3cret+key/=";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly WrittenLog<HttpSources> log = new();

    static Source Declared(string more = "", string address = "https://open.example.kr/stops/{stop}/arrivals") => SmallDialogs.Read(SmallDialogs.With("sources.yaml", $$"""
        sources:
          arrivals:
            address: {{address}}
            query: { key: { secret: Open }, route: "{route}", format: json }
            headers: { Accept: application/json, X-Key: { secret: Open } }
            {{more}}
            pick: { first: /list/0/name }
        """)).FindSource("arrivals")!;

    static Dictionary<string, string> With(string stop, string route = "7") => new() { ["stop"] = stop, ["route"] = route };

    HttpSources Sources(HttpMessageHandler handler, TimeProvider? clock = null, bool secret = true) =>
        new(new SourceSettings { Secrets = secret ? new() { ["Open"] = Secret } : [] }, handler, clock ?? TimeProvider.System, log);

    [Fact]
    public async Task What_is_asked_for_stands_escaped_in_its_place_and_the_secret_comes_from_the_settings()
    {
        var way = new Way(_ => Json("""{"list":[{"name":"88"}]}"""));

        var fetched = await Sources(way).FetchAsync(Declared(), With("수원역/../?a=b#c", "7&key=mine"), Ct);

        Assert.IsType<Fetched.Answered>(fetched);
        Assert.Equal(
            "https://open.example.kr/stops/%EC%88%98%EC%9B%90%EC%97%AD%2F..%2F%3Fa%3Db%23c/arrivals?key=s3cret%2Bkey%2F%3D&route=7%26key%3Dmine&format=json",
            way.Asked.Single().RequestUri!.AbsoluteUri);
        Assert.Equal(Secret, way.Asked.Single().Headers.GetValues("X-Key").Single());
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains("수원역", StringComparison.Ordinal));
    }

    /// <summary>Whatever a citizen types, the host is asked that the file writes out, and the path keeps its shape.</summary>
    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("@evil.example")]
    [InlineData("//evil.example/")]
    [InlineData("\\\\evil.example\\")]
    [InlineData("%2e%2e%2f")]
    [InlineData("\r\nHost: evil.example")]
    [InlineData("\ud83d")]
    public async Task No_words_of_a_citizen_lead_to_another_place(string stop)
    {
        var way = new Way(_ => Json("{}"));

        await Sources(way).FetchAsync(Declared(), With(stop), Ct);

        Assert.All(way.Asked, asked =>
        {
            Assert.Equal("open.example.kr", asked.RequestUri!.Authority);
            Assert.Equal(4, asked.RequestUri.Segments.Length);
            Assert.EndsWith("/arrivals", asked.RequestUri.AbsolutePath, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_source_without_its_secret_is_not_asked_and_the_log_says_which()
    {
        var way = new Way(_ => Json("{}"));

        Assert.IsType<Fetched.Failed>(await Sources(way, secret: false).FetchAsync(Declared(), With("a"), Ct));
        Assert.Empty(way.Asked);
        Assert.Contains(log.Lines, line => line.Contains("Sources:Secrets:Open is not set", StringComparison.Ordinal));
    }

    public static TheoryData<string> Senseless => ["<OpenAPI_ServiceResponse/>", "", "{\"list\":", new string(' ', HttpSources.LargestAnswer) + "{}"];

    [Theory, MemberData(nameof(Senseless))]
    public async Task What_is_no_JSON_or_too_much_of_it_is_a_failure(string body) =>
        Assert.IsType<Fetched.Failed>(await Sources(new Way(_ => Json(body))).FetchAsync(Declared(), With("a"), Ct));

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task Another_status_is_a_failure_and_nobody_follows_it(int status)
    {
        var way = new Way(_ => new HttpResponseMessage((HttpStatusCode)status) { Headers = { Location = new Uri("http://169.254.169.254/") } });

        Assert.IsType<Fetched.Failed>(await Sources(way).FetchAsync(Declared(), With("a"), Ct));
        Assert.Single(way.Asked);
    }

    [Fact]
    public async Task A_source_that_does_not_answer_in_time_is_slow_and_rests_after_five()
    {
        var way = new Way((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);
        var sources = Sources(way, new HurriedClock());

        for (var i = 0; i < Breaker.Patience; i++) Assert.IsType<Fetched.Slow>(await sources.FetchAsync(Declared("time-limit: 1"), With("a"), Ct));
        Assert.IsType<Fetched.Failed>(await sources.FetchAsync(Declared("time-limit: 1"), With("a"), Ct));
        Assert.Equal(Breaker.Patience, way.Asked.Count);
    }

    public static TheoryData<string, string, string, string> Asked => new()
    {
        { "bus-stop", "stop=수원역", "keyword=수원역&serviceKey=DataGoKr&format=json", "id=202000005 name=수원역.AK플라자" },
        { "bus-arrival", "station=202000005 route=", "stationId=202000005&serviceKey=DataGoKr&format=json", "88 720-2 7770" },
        { "place", "name=수원역", "query=수원역&type=place&key=VWorld&format=json", "latitude=37.2659 longitude=127.0001" },
        { "hospitals", "longitude=127.0002 latitude=37.2663", "WGS84_LON=127.0002&WGS84_LAT=37.2663&serviceKey=DataGoKr&_type=json", "견본가정의학과의원 견본종합병원 응급실" },
        { "pharmacies", "longitude=127.0002 latitude=37.2663", "WGS84_LON=127.0002&WGS84_LAT=37.2663&serviceKey=DataGoKr&_type=json", "견본온누리약국" },
    };

    /// <summary>Each source is asked as its service wants it, and its recorded answer is read by the dialogs' own declaration.</summary>
    [Theory, MemberData(nameof(Asked))]
    public async Task A_small_server_that_answers_with_the_recorded_samples_is_read_by_the_dialogs_own_declaration(string name, string given, string asks, string told)
    {
        var library = DialogFiles.Reading.Library!;
        var sample = (Fetched.Answered)library.Samples.Last(sample => sample.Source.Name == name && sample.Answer is Fetched.Answered).Answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/", (HttpRequest asked) => Pairs(asks, '&').All(pair => asked.Query[pair.Key] == (pair.Value is "DataGoKr" or "VWorld" ? Secret + pair.Value : pair.Value)) ? Results.Text(sample.Body.GetRawText(), "application/json") : Results.NotFound());
        await server.StartAsync(Ct);
        var source = library.FindSource(name)! with { Address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() };
        var sources = new HttpSources(new SourceSettings { Secrets = new() { ["DataGoKr"] = Secret + "DataGoKr", ["VWorld"] = Secret + "VWorld" } }, VendorPipeline.Handler(), TimeProvider.System, log);
        var with = Pairs(given, ' ');
        with[Source.TimeOfDay] = "1000";

        var answered = Assert.IsType<Fetched.Answered>(await sources.FetchAsync(source, with, Ct));

        var picked = Picked.From(source, answered.Body, with)!;
        Assert.Equal(told, source.List is null ? string.Join(' ', picked.Values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}")) : string.Join(' ', picked.Items.Select(item => item.GetValueOrDefault("route") ?? item["name"])));
    }

    static Dictionary<string, string> Pairs(string written, char split) => written.Split(split).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    static HttpResponseMessage Json(string body) => FakeVendor.Json(body);

    /// <summary>The way out, written down.</summary>
    sealed class Way(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        public Way(Func<HttpRequestMessage, HttpResponseMessage> answer) : this((asked, _) => Task.FromResult(answer(asked))) { }

        public List<HttpRequestMessage> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request);
            return answer(request, cancellationToken);
        }
    }
}
