using System.Text.Json.Nodes;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Vendors;

/// <summary>The captured pairs, held against what the vendors themselves publish of their messages.</summary>
public sealed class SpecificationTests
{
    /// <summary>Requests that are of no kind that the vendor knows, on purpose, or newer than its specification (<c>deliveryMode</c>).</summary>
    static readonly string[] Unknown = ["unknown-kind", "unknown-type", "expects-replies"];

    /// <summary>Of each specification: the channel's folder and the schema of what comes in.</summary>
    public static TheoryData<string, string> Incoming => new() { { "Line", "CallbackRequest" }, { "Telegram", "Update" }, { "BotConnector", "Activity" } };

    public static TheoryData<string> Outgoing => ["Line", "Telegram", "BotConnector"];

    [Theory, MemberData(nameof(Incoming))]
    public async Task What_comes_in_is_as_the_vendor_says(string folder, string schema) =>
        Assert.Empty(await ProblemsAsync(
            folder.ToLowerInvariant(),
            ChannelPairs.Names(folder, "request").Except(Unknown).Select(name => new Check(name, schema, JsonNode.Parse(ChannelPairs.Read(folder, name, "request"))))));

    [Theory, MemberData(nameof(Outgoing))]
    public async Task What_goes_out_is_as_the_vendor_says(string folder) => Assert.Empty(await ProblemsAsync(Sending(folder), Sent(folder)));

    [Theory, MemberData(nameof(Outgoing))]
    public async Task A_word_that_the_vendor_does_not_know_is_noticed(string folder)
    {
        var sent = Sent(folder).ToList();
        foreach (var check in sent) check.Value!.AsObject()["zz_unknown"] = true;

        Assert.Equal(sent.Count, (await ProblemsAsync(Sending(folder), sent)).Count);
    }

    [Fact]
    public async Task A_message_without_what_its_kind_needs_is_noticed() =>
        Assert.NotEmpty(await ProblemsAsync("line.sending", [new("text", "PushMessageRequest", JsonNode.Parse("""{"to":"U1","messages":[{"type":"text"}]}"""))]));

    static string Sending(string folder) => folder is "Line" ? "line.sending" : folder.ToLowerInvariant();

    static IEnumerable<Check> Sent(string folder) =>
        from name in ChannelPairs.Names(folder, "sent")
        from sent in JsonNode.Parse(ChannelPairs.Read(folder, name, "sent"))!["sent"]!.AsArray()
        select new Check(name, SchemaOf(folder, (string)sent["address"]!), sent["body"]!.DeepClone());

    /// <summary>LINE names its schemas for the request, Telegram's are its methods.</summary>
    static string SchemaOf(string folder, string address) => (folder, address.Split('/')[^1]) switch
    {
        ("BotConnector", _) => "Activity",
        (_, "reply") => "ReplyMessageRequest",
        (_, "push") => "PushMessageRequest",
        var (_, method) => method,
    };

    static async Task<IReadOnlyList<string>> ProblemsAsync(string specification, IEnumerable<Check> checks)
    {
        var answers = await Software.AskAsync("schema.mjs", new { specification, checks = checks.Select(check => new { name = check.Name, schema = check.Schema, value = check.Value }) });
        return [.. answers.EnumerateArray().Where(answer => answer.GetProperty("problems").GetArrayLength() > 0).Select(answer => answer.ToString())];
    }

    sealed record Check(string Name, string Schema, JsonNode? Value);
}
