using System.Text.Json;
using System.Text.Json.Nodes;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>
/// The captured pairs of a channel: <c>NAME.request.json</c> becomes <c>NAME.activity.json</c>, and <c>NAME.reply.json</c> becomes
/// <c>NAME.sent.json</c>. The second of a pair begins with its source.
/// </summary>
static class ChannelPairs
{
    const string Root = "tests/InquiryBot.Tests/Channels";

    /// <summary>With <c>CAPTURE_PAIRS=1</c> a missing second file is written as it is now, for its author to read, correct and name the source of.</summary>
    static bool Capturing => Environment.GetEnvironmentVariable("CAPTURE_PAIRS") is "1";

    public static IEnumerable<string> Names(string folder, string kind) =>
        SourceTree.Files($"{Root}/{folder}", $"*.{kind}.json").Select(file => Path.GetFileName(file)[..^$".{kind}.json".Length]);

    public static string Read(string folder, string name, string kind) => SourceTree.Read($"{Root}/{folder}/{name}.{kind}.json");

    /// <summary>What a receipt says, as the pair's second file holds it.</summary>
    public static JsonObject Of(Receipt receipt) => receipt switch
    {
        Receipt.Accepted accepted => Filled(new()
        {
            ["arrivals"] = new JsonArray([.. accepted.Arrivals.Select(arrival => (JsonNode)Of(arrival))]),
            ["unused"] = accepted.Unused.Count == 0 ? null : new JsonArray([.. accepted.Unused.Select(kind => (JsonNode)kind)]),
            ["reports"] = accepted.Reports.Count == 0 ? null : new JsonArray([.. accepted.Reports.Select(report => (JsonNode)$"{report.Chat} {report.ActivityId} {report.Problem}")]),
            ["toErase"] = accepted.ToErase.Count == 0 ? null : new JsonArray([.. accepted.ToErase.Select(gone => (JsonNode)new JsonObject { ["chat"] = gone.Chat, ["citizen"] = gone.Citizen, ["within"] = gone.Within })]),
            ["answer"] = accepted.Answer is null ? null : JsonNode.Parse(accepted.Answer),
        }),
        Receipt.Ignored ignored => new() { ["ignored"] = ignored.Kind },
        Receipt.Answered answered => new() { ["answered"] = answered.Body },
        Receipt.Refused refused => new() { ["refused"] = refused.Status },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static JsonObject Of(Arrival arrival) => Filled(new()
    {
        ["messageId"] = arrival.MessageId,
        ["chat"] = arrival.Chat,
        ["memo"] = arrival.Memo,
        ["opensWindow"] = arrival.OpensWindow ? null : false,
        ["public"] = arrival.Public ? true : null,
        ["colleague"] = arrival.Colleague ? true : null,
        ["moved"] = arrival.Moved ? true : null,
        ["activity"] = JsonNode.Parse(ActivityJson.Write(arrival.Activity)),
    });

    /// <summary>What a vendor was asked, as the pair's second file holds it.</summary>
    public static JsonObject Of(IEnumerable<Asked> asked, IReadOnlyList<string> secrets) => new()
    {
        ["sent"] = new JsonArray([.. asked.Select(question => (JsonNode)new JsonObject
        {
            ["address"] = secrets.Aggregate(question.Address.AbsoluteUri, (address, secret) => address.Replace(secret, "SECRET", StringComparison.Ordinal)),
            ["body"] = question.Body.Length == 0 ? null : JsonNode.Parse(question.Body),
        })]),
    };

    public static void Same(string folder, string name, string kind, JsonObject actual)
    {
        var written = actual.ToJsonString(Readable);
        if (!SourceTree.Has($"{Root}/{folder}/{name}.{kind}.json"))
        {
            if (Capturing)
            {
                var draft = new JsonObject([new("source", "?"), .. actual.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]);
                File.WriteAllText(Path.Combine(SourceTree.Root, Root, folder, $"{name}.{kind}.json"), draft.ToJsonString(Readable) + "\n");
                return;
            }

            Assert.Fail($"{name}.{kind}.json is missing; it is now:\n{written}");
        }

        var expected = JsonNode.Parse(Read(folder, name, kind))!.AsObject();
        Assert.True((string?)expected["source"] is { Length: > 1 }, $"{name}.{kind}.json does not name its source.");
        expected.Remove("source");
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{name}.{kind}.json differs; it is now:\n{written}");
    }

    /// <summary>Each object of the body with a property that nobody knows.</summary>
    public static byte[] WithUnknown(string body) => ChannelCase.Bytes(Grown(JsonNode.Parse(body)!).ToJsonString());

    static JsonNode Grown(JsonNode node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var child in json.Select(member => member.Value).OfType<JsonNode>().ToList()) Grown(child);
                json["zz_new_2031"] = new JsonObject { ["a"] = 1 };
                break;
            case JsonArray list:
                foreach (var child in list.OfType<JsonNode>()) Grown(child);
                break;
        }

        return node;
    }

    static JsonObject Filled(JsonObject json)
    {
        foreach (var empty in json.Where(member => member.Value is null).Select(member => member.Key).ToList()) json.Remove(empty);
        return json;
    }

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
