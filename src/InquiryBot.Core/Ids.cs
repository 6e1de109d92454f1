using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core;

/// <summary>An id that is its own type, so that a string can never be the wrong id.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>One conversation of one citizen on one channel; the same in every log line, row and address.</summary>
[JsonConverter(typeof(IdJson<ConversationId>))]
public readonly record struct ConversationId(string Value) : IId<ConversationId>
{
    public static ConversationId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>One request for a person, from the hand-off to its closing.</summary>
[JsonConverter(typeof(IdJson<TicketId>))]
public readonly record struct TicketId(string Value) : IId<TicketId>
{
    public static TicketId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A person who signs in to the console, by the name that was given to him.</summary>
[JsonConverter(typeof(IdJson<CounselorId>))]
public readonly record struct CounselorId(string Value) : IId<CounselorId>
{
    public static CounselorId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>
/// Makes ids that sort by their time of birth (UUID version 7, RFC 9562 §5.7): neighbours in time are
/// neighbours in the index, which is worth more to the store than any batching.
/// </summary>
public sealed class Ids(TimeProvider clock)
{
    /// <summary>32 lower-case hexadecimal digits.</summary>
    public string New() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
}

/// <summary>Writes an id as its bare string.</summary>
public sealed class IdJson<T> : JsonConverter<T> where T : struct, IId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.From(reader.GetString() ?? throw new JsonException("An id must be a string."));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
