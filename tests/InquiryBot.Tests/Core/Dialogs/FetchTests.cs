using System.Text.Json;
using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Fetching;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>Looking things up: what is taken from an answer, and what a citizen hears.</summary>
public sealed class FetchTests
{
    const string Sources = """
        sources:
          shops:
            address: https://open.example.kr/shops
            query: { town: "{town}" }
            sound: { at: /code, is: [0, 4] }
            pick: { when: /at }
            list:
              at: /items/item
              keep: [{ at: /opens, at-most: "{now.time}" }, { at: /name, named-in: "{name}" }]
              order-by: /far
              first: 2
              fields: { name: /name, opens: /opens }
        """;

    static Source Shops => SmallDialogs.Read(SmallDialogs.With("sources.yaml", Sources)).FindSource("shops")!;

    static Picked? Pick(string json, string name = "", string now = "1000") =>
        Picked.From(Shops, JsonElement.Parse(json), new Dictionary<string, string> { ["town"] = "x", ["name"] = name, [Source.TimeOfDay] = now });

    [Theory]
    [InlineData("""{"code":0,"items":{"item":[{"name":"b","opens":"0900","far":2},{"name":"a","opens":930,"far":1.5},{"name":"c","opens":1001,"far":0}]}}""", "a b")]
    [InlineData("""{"code":"0","items":{"item":{"name":"a","opens":"0900"}}}""", "a")]
    [InlineData("""{"code":0,"items":""}""", "")]
    [InlineData("""{"code":4}""", "")]
    [InlineData("""{"code":0,"items":{"item":[{"name":"a","opens":null},{"name":"","opens":1},{"name":{},"opens":1},{"opens":1},7,null]}}""", "")]
    [InlineData("""{"code":0,"items":{"item":[{"name":"a","opens":1},{"name":"b","opens":2},{"name":"c","opens":3}]}}""", "a b")]
    public void The_list_is_what_is_kept_in_order_and_whole(string json, string names) =>
        Assert.Equal(names, string.Join(' ', Pick(json)!.Items.Select(item => item["name"])));

    [Theory]
    [InlineData("""{"code":22,"items":{"item":[{"name":"a","opens":1}]}}""")]
    [InlineData("""{"items":{}}""")]
    [InlineData("[]")]
    [InlineData("\"no\"")]
    public void An_answer_that_says_that_it_is_none_is_none(string json) => Assert.Null(Pick(json));

    [Theory]
    [InlineData("720-2번 버스", "720-2", true)]
    [InlineData("bus 88", "88", true)]
    [InlineData("720-2", "20", false)]
    [InlineData("720-2", "720", false)]
    [InlineData("1720-2", "720-2", false)]
    [InlineData("", "88", true)]
    public void A_name_is_found_in_the_words_around_it(string typed, string name, bool kept) =>
        Assert.Equal(kept ? 1 : 0, Pick("{\"code\":0,\"items\":{\"item\":{\"name\":\"" + name + "\",\"opens\":1}}}", typed)!.Items.Count);

    [Theory]
    [InlineData("/a/b", """{"a":{"b":" x \n y "}}""", "x y")]
    [InlineData("/a/1", """{"a":[1,2.5]}""", "2.5")]
    [InlineData("/a~1b/~0", """{"a/b":{"~":true}}""", "true")]
    [InlineData("/", """{"":"empty name"}""", "empty name")]
    [InlineData("/a", """{"a":null}""", null)]
    [InlineData("/a/2", """{"a":[1,2]}""", null)]
    [InlineData("/a/-1", """{"a":[1,2]}""", null)]
    [InlineData("/a/b", """{"a":"text"}""", null)]
    public void A_pointer_finds_what_it_names(string place, string json, string? words) => Assert.Equal(words, JsonPointer.Read(place)!.Words(JsonElement.Parse(json)));

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("/a~")]
    [InlineData("/a~2")]
    public void What_is_no_pointer_is_refused(string written) => Assert.Null(JsonPointer.Read(written));

    static readonly Dictionary<string, string> Files = new Dictionary<string, string>(SmallDialogs.Files)
    {
        ["sources.yaml"] = Sources,
        ["town/shops/dialog.yaml"] = """
            kind: lookup
            starts-on: shops
            steps:
              - fetch: shops
                with: { town: here, name: any }
                line: shop
                when-empty: [{ say: none }]
                when-failed: [{ say: away }]
              - say: told
            """,
        ["town/shops/ko.yaml"] = "examples: [가게 찾기]\ntexts: { shop: '{name} {opens}', none: 없음, away: 안 됨, told: '{shops.count}: {shops.list} {shops.when}' }\n",
        ["town/shops/en.yaml"] = "examples: [find a shop]\ntexts: { shop: '{name} {opens}', none: none, away: away, told: '{shops.count}: {shops.list} {shops.when}' }\n",
        ["town/shops/samples.yaml"] = "shops:\n  - answer: { code: 0, at: noon, items: { item: [{ name: any, opens: \"0900\" }] } }\n",
    };

    [Fact]
    public void The_folder_is_clean() => Assert.Empty(DialogCheck.Faults(DialogReader.Read(Files), Practice.Shapes));

    public static TheoryData<string, string> Answers => new()
    {
        { "{ code: 0, at: noon, items: { item: [{ name: any, opens: \"0900\" }] } }", "1: any 0900 noon" },
        { "{ code: 4 }", "없음" },
        { "{ code: 9 }", "안 됨" },
        { "failed", "안 됨" },
        { "slow", "안 됨" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task The_citizen_hears_what_came_of_it(string answer, string heard)
    {
        var citizen = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(Files) { ["town/shops/samples.yaml"] = $"shops: [{{ answer: {answer} }}]\n" }));

        await citizen.Says("가게 찾기");

        Assert.Equal([heard], citizen.Words);
    }

    [Theory]
    [InlineData("slow", "천천히")]
    [InlineData("failed", "안 됨")]
    public async Task A_source_that_is_slow_has_words_of_its_own_where_a_dialog_gives_them(string answer, string heard)
    {
        var citizen = new Citizen(SmallDialogs.Read(new Dictionary<string, string>(Files)
        {
            ["town/shops/dialog.yaml"] = Files["town/shops/dialog.yaml"].ReplaceLineEndings("\n").Replace("    when-failed:", "    when-slow: [{ say: later }]\n    when-failed:", StringComparison.Ordinal),
            ["town/shops/ko.yaml"] = Files["town/shops/ko.yaml"].Replace("away: 안 됨", "away: 안 됨, later: 천천히", StringComparison.Ordinal),
            ["town/shops/en.yaml"] = Files["town/shops/en.yaml"].Replace("away: away", "away: away, later: later", StringComparison.Ordinal),
            ["town/shops/samples.yaml"] = $"shops: [{{ answer: {answer} }}]\n",
        }));

        await citizen.Says("가게 찾기");

        Assert.Equal([heard], citizen.Words);
    }

    [Fact]
    public async Task Sample_data_is_called_so_before_the_answer()
    {
        var shelf = new DialogShelf(SmallDialogs.Read(Files));
        var engine = new Practice().Engine(shelf, new SampleSources(() => shelf.Current, told: true));
        var message = new InquiryBot.Core.Activities.Activity { Type = "message", Text = "가게 찾기", Id = "m" };

        var outcome = await engine.StepAsync(new() { Id = new("c"), Channel = "test" }, message, InquiryBot.Core.Understanding.Understood.Nothing("ko"), TestContext.Current.CancellationToken);

        Assert.Equal(["sample-data", "shops/told"], outcome.Conversation.Said.Select(said => said.Key));
    }

    const string Dialog = "town/shops/dialog.yaml";

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { Dialog, "fetch: shops", "fetch: shosp", $"{Dialog}:4:12: error: unknown source `shosp` (did you mean `shops`?)" },
        { Dialog, "town: here, ", "", $"{Dialog}:4:5: error: `shops` needs `town` (with: {{ town: … }})" },
        { Dialog, "town: here", "town: here, twon: x", $"{Dialog}:5:31: error: `shops` takes no `twon` (did you mean `town`?)" },
        { Dialog, "town: here", "town: \"{plaec}\"", $"{Dialog}:5:19: error: unknown slot `plaec`" },
        { Dialog, "    line: shop\n", "", $"{Dialog}:4:5: error: `shops` gives a list, but nothing says how a line of it reads (line: <text>)" },
        { Dialog, "    when-failed: [{ say: away }]\n", "", $"{Dialog}:4:5: error: `shops` can also fail (add `when-failed:` with steps)" },
        { Dialog, "when-failed", "when-faild", $"{Dialog}:8:5: error: unknown property `when-faild` (did you mean `when-failed`?)" },
        { Dialog, "line: shop", "line: shop\n    unless-known: twon", $"{Dialog}:7:19: error: unknown slot `twon`" },
        { Dialog, "steps:\n", "steps:\n  - { ask: none, slot: phone, entity: phone, private: true }\n  - { fetch: shops, line: shop, with: { town: \"{phone}\", name: x }, when-failed: [{ say: away }] }\n", $"{Dialog}:5:47: error: `phone` is private and cannot go to a source" },
        { "town/shops/en.yaml", "'{name} {opens}'", "'{name} {opnes}'", "town/shops/en.yaml:2:10: error: unknown slot `opnes` in `shop` (did you mean `opens`?)" },
        { "town/shops/samples.yaml", "shops:", "shop:", "town/shops/samples.yaml:1:1: error: unknown source `shop` (did you mean `shops`?)" },
        { "sources.yaml", "https://open", "https://{town}.open", "sources.yaml:3:14: error: the host must be written out (a slot stands in the path or in `query:` only)" },
        { "sources.yaml", "https://open.example.kr/shops", "open.example.kr", "sources.yaml:3:14: error: `open.example.kr` is no address to ask (it begins with https://)" },
        { "sources.yaml", "https://open.example.kr/shops", "https://me:you@open.example.kr/", "sources.yaml:3:14: error: `https://me:you@open.example.kr/` is no address to ask (it begins with https://)" },
        { "sources.yaml", "/shops", "/shops?a=1", "sources.yaml:3:14: error: what stands behind `?` belongs under `query:`" },
        { "sources.yaml", "at: /items/item", "at: items.item", "sources.yaml:8:11: error: `items.item` is no place in a JSON text (it is a JSON Pointer such as /response/items/0/name)" },
        { "sources.yaml", "at-most:", "at-mots:", "sources.yaml:9:28: error: unknown property `at-mots` (did you mean `at-most`?)" },
        { "sources.yaml", "    pick:", "    time-limit: 60\n    pick:", "sources.yaml:6:17: error: `time-limit` is at most 10 seconds (longer nobody waits in a chat)" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string file, string right, string wrong, string fault)
    {
        Assert.Contains(right, Files[file], StringComparison.Ordinal);
        var files = new Dictionary<string, string>(Files) { [file] = Files[file].ReplaceLineEndings("\n").Replace(right, wrong, StringComparison.Ordinal) };

        Assert.Contains(fault, DialogCheck.Faults(DialogReader.Read(files), Practice.Shapes).Select(each => each.ToString()));
    }
}
