using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Activities;

namespace InquiryBot.Tests.Core.Activities;

/// <summary>Whatever JSON a sender adds, wherever he adds it, survives.</summary>
public sealed class UnknownPropertiesTests
{
    /// <summary>Every object of this activity may be given unknown members; the empty ones hold any JSON anyway.</summary>
    const string Host = """
        {"type":"message","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"},"relatesTo":{"user":{"id":"u"}},
         "attachments":[{"contentType":"x","content":{}}],"suggestedActions":{"actions":[{"type":"imBack","channelData":{}}]},
         "entities":[{"type":"e"}],"membersAdded":[{"id":"u"}],"reactionsAdded":[{"type":"like"}],
         "textHighlights":[{"text":"t"}],"semanticAction":{"entities":{"a":{"type":"e"}}},"channelData":{},"value":{}}
        """;

    [Fact]
    public void Unknown_members_of_any_object_survive() =>
        Prop.ForAll(Arb.From(Json(4)), extra =>
        {
            var sent = WithExtra(JsonNode.Parse(Host)!, extra).ToJsonString();
            JsonMeaning.Equal(sent, ActivityJson.Write(ActivityJson.Receive(Encoding.UTF8.GetBytes(sent))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(9_199_804_593_141_740_777, 7_864_496_303_012_591_383));

    static Gen<string> Json(int depth) => depth is 0 ? Scalar : Gen.OneOf(Scalar, ArrayOf(depth - 1), ObjectOf(depth - 1));

    static Gen<string> Scalar => Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-1.50", "1e3", "12345678901234567890", "1.7976931348623157E+308"),
        Text);

    static Gen<string> Text => Gen.Elements("가", "힣", "ㅋ", "👍🏽", "ع", "\\\"", "\\\\", "\\n", "\\u0001", "\\ud83d\\udc4d", "/", "a", " ", "<", "é", "\u2028")
        .ListOf().Select(parts => $"\"{string.Concat(parts)}\"");

    static Gen<string> ArrayOf(int depth) => Json(depth).ListOf().Select(items => $"[{string.Join(',', items.Take(4))}]");

    static Gen<string> ObjectOf(int depth) => Text.Zip(Json(depth), (name, value) => $"{name}:{value}").ListOf()
        .Select(members => $"{{{string.Join(',', members.DistinctBy(member => JsonNode.Parse($"{{{member}}}")!.AsObject().First().Key).Take(4))}}}");

    static JsonNode WithExtra(JsonNode node, string extra)
    {
        foreach (var child in Children(node).ToList()) WithExtra(child, extra);
        if (node is JsonObject open && open.GetPath() is not "$.semanticAction.entities") open["x-더"] = JsonNode.Parse(extra);
        return node;
    }

    static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>(),
        JsonArray items => items.OfType<JsonNode>(),
        _ => [],
    };
}
