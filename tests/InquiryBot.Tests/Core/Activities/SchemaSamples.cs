using System.Text.Json.Nodes;

namespace InquiryBot.Tests.Core.Activities;

/// <summary>Samples of a definition of the Bot Framework's JSON schema: whole, bare, and each optional member alone.</summary>
sealed class SchemaSamples(JsonObject definitions)
{
    public static SchemaSamples Load() => new(JsonNode.Parse(SourceTree.Read(
        "tests/InquiryBot.Tests/Core/Activities/Schema/botframework-json-schema.json"))!["definitions"]!.AsObject());

    public IEnumerable<string> Names => definitions.Select(definition => definition.Key);

    /// <summary>The values of a definition that lists them.</summary>
    public IEnumerable<string> Values(string name) => definitions[name]!["enum"]!.AsArray().Select(value => value!.GetValue<string>());

    public IEnumerable<string> Of(string name)
    {
        var definition = definitions[name]!.AsObject();
        var required = Required(definition);
        yield return Sample(definition, name, _ => true)!.ToJsonString();
        yield return Sample(definition, name, required.Contains)!.ToJsonString();

        foreach (var (member, _) in definition["properties"]!.AsObject().Where(member => !required.Contains(member.Key)))
            yield return Sample(definition, name, candidate => candidate == member || required.Contains(candidate))!.ToJsonString();
    }

    static HashSet<string> Required(JsonObject definition) =>
        [.. definition["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

    JsonNode? Sample(JsonObject shape, string name, Func<string, bool> wanted)
    {
        if (shape["$ref"] is { } reference) return Sample(definitions[reference.GetValue<string>().Split('/')[^1]]!.AsObject(), name, _ => true);
        if (shape["enum"] is JsonArray values) return values[0]!.DeepClone();

        return shape["type"]?.GetValue<string>() switch
        {
            "object" => SampleObject(shape, wanted),
            "array" => new JsonArray(Sample(shape["items"]!.AsObject(), name, _ => true), Sample(shape["items"]!.AsObject(), name, _ => true)),
            "string" => shape["format"]?.GetValue<string>() is "date-time" ? Moment(name) : $"{name} 값 \"👍\"",
            "number" or "integer" => 3,
            "boolean" => true,
            null => new JsonObject { ["anything"] = new JsonArray(1.25, null, "값", new JsonObject { ["deep"] = false }) },
            var other => throw new InvalidDataException($"The schema has a type {other} that the samples do not know."),
        };
    }

    static JsonNode Moment(string name) => name is "localTimestamp" ? "2026-03-02T10:02:03.456+09:00" : "2026-03-02T01:02:03.456Z";

    JsonObject SampleObject(JsonObject shape, Func<string, bool> wanted)
    {
        var sample = new JsonObject();
        foreach (var (member, kind) in shape["properties"]?.AsObject() ?? [])
            if (wanted(member)) sample[member] = Sample(kind!.AsObject(), member, _ => true);
        if (shape["additionalProperties"] is JsonObject more)
            sample["more"] = Sample(more, "more", _ => true);
        return sample;
    }
}
