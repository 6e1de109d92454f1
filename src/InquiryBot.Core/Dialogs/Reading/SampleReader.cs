using System.Buffers;
using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Dialogs.Fetching;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>Reads a dialog's <c>samples.yaml</c>, and what a script has in place of it. JSON is YAML, so an answer can be pasted as it was recorded.</summary>
internal static class SampleReader
{
    internal const string Failed = "failed";
    internal const string Slow = "slow";

    public static IEnumerable<Sample> Read(YamlValue root) =>
        [.. root.AsOpenMap().All.SelectMany(source => source.Value.AsList().Select(value => ReadOne(source.Name, value)))];

    static Sample ReadOne(Key source, YamlValue value)
    {
        var map = value.AsMap("when", "answer");
        if (map["answer"] is null) value.Note("`answer` is missing");
        return new Sample(
            source, map["when"]?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => entry.Value.AsKey().Name) ?? [],
            map["answer"] is { } answer ? Answer(answer) : Fetched.Failed.Now);
    }

    /// <summary><c>failed</c>, <c>slow</c> or the answer itself.</summary>
    public static Fetched Answer(YamlValue value) => value.Node switch
    {
        YamlScalarNode { Value: Failed } => Fetched.Failed.Now,
        YamlScalarNode { Value: Slow } => Fetched.Slow.Now,
        var node => new Fetched.Answered(Json(node)),
    };

    static JsonElement Json(YamlNode node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) Write(node, writer);
        return JsonElement.Parse(bytes.WrittenSpan);
    }

    static void Write(YamlNode node, Utf8JsonWriter to)
    {
        switch (node)
        {
            case YamlMappingNode map:
                to.WriteStartObject();
                foreach (var (name, value) in map.Children)
                {
                    to.WritePropertyName((name as YamlScalarNode)?.Value ?? "");
                    Write(value, to);
                }

                to.WriteEndObject();
                break;
            case YamlSequenceNode list:
                to.WriteStartArray();
                foreach (var value in list.Children) Write(value, to);
                to.WriteEndArray();
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain } plain:
                WritePlain(plain.Value ?? "", to);
                break;
            default:
                to.WriteStringValue((node as YamlScalarNode)?.Value);
                break;
        }
    }

    static void WritePlain(string words, Utf8JsonWriter to)
    {
        if (words is "" or "null" or "~") to.WriteNullValue();
        else if (words is "true" or "false") to.WriteBooleanValue(words == "true");
        else if (IsNumber(words)) to.WriteRawValue(words);
        else to.WriteStringValue(words);
    }

    /// <summary>As JSON writes one: 0900 is a text.</summary>
    static bool IsNumber(string words) =>
        decimal.TryParse(words, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        && words.TrimStart('-') is ['0'] or ['0', '.', ..] or [>= '1' and <= '9', ..] && words[^1] != '.';
}
