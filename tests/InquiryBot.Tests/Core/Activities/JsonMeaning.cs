using System.Globalization;
using System.Text.Json.Nodes;

namespace InquiryBot.Tests.Core.Activities;

/// <summary>JSON compared by what it means: order of members, spelling of numbers and of moments do not matter.</summary>
static class JsonMeaning
{
    public static void Equal(string expected, string actual) => Equal(JsonNode.Parse(expected), JsonNode.Parse(actual), "$");

    static void Equal(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is JsonObject members) EqualMembers(members, Assert.IsType<JsonObject>(actual), path);
        else if (expected is JsonArray items) EqualItems(items, Assert.IsType<JsonArray>(actual), path);
        else Assert.True(JsonNode.DeepEquals(expected, actual) || SameMoment(expected, actual), $"{path}: {expected} became {actual}");
    }

    static void EqualMembers(JsonObject expected, JsonObject actual, string path)
    {
        foreach (var (name, value) in expected)
        {
            Assert.True(actual.ContainsKey(name), $"{path}.{name} is gone.");
            Equal(value, actual[name], $"{path}.{name}");
        }

        Assert.All(actual, member => Assert.True(expected.ContainsKey(member.Key), $"{path}.{member.Key} was added."));
    }

    static void EqualItems(JsonArray expected, JsonArray actual, string path)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Equal(expected[i], actual[i], $"{path}[{i}]");
    }

    static bool SameMoment(JsonNode? expected, JsonNode? actual) =>
        Moment(expected) is { } one && one == Moment(actual);

    static DateTimeOffset? Moment(JsonNode? node) =>
        node?.AsValue().TryGetValue<string>(out var text) is true
        && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : null;
}
