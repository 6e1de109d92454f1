using System.Text.Json.Nodes;
using InquiryBot.Core.Dialogs.Phrasing;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>
/// The YAML of the dialog folder as a JSON Schema (draft 7), so that an editor completes and underlines: <c>dialog.yaml</c>, a
/// language's file, <c>tests.yaml</c>, <c>samples.yaml</c> or <c>sources.yaml</c>. Made of what the readers themselves know.
/// </summary>
public static class DialogSchema
{
    static readonly string[] Scalars = ["string", "number", "boolean", "null"];

    public static JsonObject Make() => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = "InquiryBot dialogs",
        ["anyOf"] = new JsonArray(Ref("dialog"), Ref("language"), Ref("tests"), Ref("sources"), Ref("samples")),
        ["definitions"] = new JsonObject
        {
            ["words"] = new JsonObject { ["type"] = new JsonArray([.. Scalars.Select(type => (JsonNode)type)]) },
            ["steps"] = List(Ref("step")),
            ["step"] = new JsonObject { ["oneOf"] = new JsonArray([.. StepReader.Shapes().Select(shape => (JsonNode)Ref($"step-{shape.Kind}"))]) },
            ["link"] = Map(new() { ["title"] = Ref("words"), ["url"] = Ref("words") }, "title", "url"),
            ["retry"] = Map(new() { ["times"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 }, ["say"] = Ref("words"), ["then"] = OneOf("hand-off", "skip", "cancel") }),
            ["dialog"] = Dialog(),
            ["text"] = Text(),
            ["language"] = Map(new() { ["examples"] = List(Ref("words")), ["texts"] = Open(Ref("text")) }),
            ["tests"] = List(Script()),
            ["sources"] = Map(new() { ["sources"] = Open(Source()) }, "sources"),
            ["samples"] = Open(List(Map(new() { ["when"] = Open(Ref("words")), ["answer"] = new JsonObject() }, "answer"))),
        }.With(StepReader.Shapes().Select(shape => KeyValuePair.Create($"step-{shape.Kind}", (JsonNode?)Step(shape)))),
    };

    static JsonObject Dialog()
    {
        var properties = new JsonObject();
        foreach (var name in DialogFileReader.Known) properties[name] = Ref("words");
        properties["kind"] = OneOf([.. DialogFileReader.Kinds.Keys]);
        properties["steps"] = Ref("steps");
        return Map(properties, "kind", "starts-on", "steps");
    }

    static JsonObject Step(StepShape shape)
    {
        var properties = new JsonObject { [shape.Kind] = Ref("words") };
        foreach (var (name, property) in shape.Properties) properties[name] = Property(shape.Kind, name, property);
        var map = Map(properties, [shape.Kind, .. shape.Properties.Where(each => each.Value is StepProperty.Required).Select(each => each.Key)]);
        if (shape.Kind == "do") map["patternProperties"] = new JsonObject { ["^when-"] = Ref("steps") };
        return map;
    }

    static JsonObject Property(string kind, string name, StepProperty property) => (kind, name, property) switch
    {
        ("ask", "entity", _) => OneOf([.. AnswerKinds.All]),
        ("ask", "named-by", _) => List(OneOf([.. AnswerKinds.All])),
        (_, _, StepProperty.List) => List(Ref("words")),
        (_, _, StepProperty.Flag) => new JsonObject { ["type"] = "boolean" },
        (_, "with", _) => Open(Ref("words")),
        (_, "links", _) => List(Ref("link")),
        (_, "retry", _) => Ref("retry"),
        (_, "when", _) => Open(Ref("steps")),
        (_, "else", _) => Ref("steps"),
        _ when name.StartsWith("when-", StringComparison.Ordinal) => Ref("steps"),
        (_, _, StepProperty.Required) or (_, "id", _) => Ref("words"),
        _ => new JsonObject(),
    };

    static JsonObject Text()
    {
        var words = new JsonObject { ["anyOf"] = new JsonArray(Ref("words"), List(Ref("words"))) };
        var shaped = new JsonObject { ["say"] = words.DeepClone(), ["easy"] = words.DeepClone(), ["markdown"] = Ref("words"), ["plural"] = Ref("words") };
        foreach (var form in PluralRules.AllForms) shaped[form] = Ref("words");
        return new JsonObject { ["anyOf"] = new JsonArray(Ref("words"), List(Ref("words")), Map(shaped)) };
    }

    static JsonObject Script()
    {
        var line = new JsonObject();
        foreach (var kind in ScriptReader.Kinds) line[kind] = new JsonObject();
        return Map(new() { ["name"] = Ref("words"), ["language"] = Ref("words"), ["sources"] = Open(new JsonObject()), ["talk"] = List(Map(line)) }, "name", "talk");
    }

    static JsonObject Source()
    {
        var rule = new JsonObject { ["at"] = Ref("words") };
        foreach (var kind in SourceReader.Keeps.Keys) rule[kind] = Ref("words");
        var list = new JsonObject();
        foreach (var name in SourceReader.ListKnown) list[name] = Ref("words");
        (list["keep"], list["fields"]) = (List(Map(rule, "at")), Open(Ref("words")));

        var source = new JsonObject();
        foreach (var name in SourceReader.Known) source[name] = new JsonObject();
        source["address"] = new JsonObject { ["type"] = "string", ["pattern"] = "^https?://[^{]+" };
        source["query"] = Open(Given());
        source["headers"] = Open(Given());
        source["time-limit"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SourceReader.LongestLimit };
        source["pick"] = Open(Ref("words"));
        source["list"] = Map(list, "at", "fields");
        return Map(source, "address");
    }

    static JsonObject Given() => new() { ["anyOf"] = new JsonArray(Ref("words"), Map(new() { ["secret"] = Ref("words") }, "secret")) };

    static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>A map whose names are the writer's own.</summary>
    static JsonObject Open(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    static JsonObject OneOf(params string[] words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    static JsonObject Map(JsonObject properties, params string[] required)
    {
        var map = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Length > 0) map["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        return map;
    }

    static JsonObject With(this JsonObject map, IEnumerable<KeyValuePair<string, JsonNode?>> more)
    {
        foreach (var (name, value) in more) map[name] = value;
        return map;
    }
}
