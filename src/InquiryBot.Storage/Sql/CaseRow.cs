using System.Text.Json;
using System.Text.Json.Serialization;
using InquiryBot.Core.Cases;

namespace InquiryBot.Storage.Sql;

/// <summary>A case as its table keeps it: what is looked for has a column, the rest is in the body.</summary>
internal sealed record CaseRow(
    string Number, string Conversation, string Kind, string State, long OpenedAt, string Body, string Municipality, string Officer, long DueOn,
    long North, long East, string MergedInto, long Version)
{
    public const double PartsOfDegree = 100_000;

    public static CaseRow Of(Case kept) => new(
        kept.Key, kept.Conversation.Value, kept.Kind, kept.State.Key(), kept.OpenedAt.ToUnixTimeMilliseconds(), Write(kept), kept.Municipality, kept.Officer,
        kept.Due is { } due ? Day(due) : 0, Parts(kept.Place?.Latitude), Parts(kept.Place?.Longitude), kept.MergedInto?.ToString() ?? "", kept.Version);

    public static string Write(Case kept) => JsonSerializer.Serialize(kept, CaseJson.Default.Case);

    public static Case Read(string body) => JsonSerializer.Deserialize(body, CaseJson.Default.Case)!;

    public static long Day(DateOnly day) => day.Year * 10_000L + day.Month * 100 + day.Day;

    static long Parts(double? degrees) => (long)Math.Round((degrees ?? 0) * PartsOfDegree);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Case))]
internal sealed partial class CaseJson : JsonSerializerContext;
