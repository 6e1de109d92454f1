using System.Text.Json;
using System.Text.Json.Serialization;

namespace InquiryBot.Core.Activities;

/// <summary>
/// A shape of the protocol that takes unknown properties and writes them back (A2005), so that what passes
/// through is the same in meaning. A list with a hole in it is refused when read, so no reader has to look for one.
/// </summary>
public abstract record OpenRecord : IJsonOnDeserialized
{
    /// <summary>The properties that the record does not name, in their order.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? More { get; set; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (!IsWhole()) throw new JsonException($"Null where {GetType().Name} needs a value.");
    }

    private protected virtual bool IsWhole() => true;

    private protected static bool Whole<T>(IReadOnlyList<T>? items) where T : class
    {
        if (items is null) return true;
        for (var i = 0; i < items.Count; i++)
            if (items[i] is null) return false;
        return true;
    }
}
