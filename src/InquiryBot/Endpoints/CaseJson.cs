using System.Text.Json.Serialization;

namespace InquiryBot.Endpoints;

/// <summary>The shapes of <c>/api/cases</c>; times are ISO 8601 in UTC, days <c>2026-11-28</c>, degrees WGS 84.</summary>
internal sealed record CasesView(IReadOnlyList<CaseView> Cases, long Total);

/// <param name="Overdue">It is open, and the day is past.</param>
internal sealed record CaseView(
    string Number, string Kind, string State, string? Place, double? Latitude, double? Longitude, int Photos, string Language, string Channel,
    string Municipality, string Department, string Officer, DateOnly? Due, bool Overdue, DateTimeOffset OpenedAt, string? Reason, string? MergedInto);

/// <summary>A case with all that an officer needs to decide on it.</summary>
/// <param name="Details">What the form asked besides; of a private value only the mark <c>sealed:</c>.</param>
/// <param name="Photos">Addresses of the pictures.</param>
/// <param name="HasContact">The citizen left a number, which can be revealed.</param>
/// <param name="Merged">The cases that this one goes on for.</param>
/// <param name="Near">Cases of the same kind close by.</param>
internal sealed record CaseDetailView(
    CaseView Case, IReadOnlyList<SlotView> Details, IReadOnlyList<string> Photos, bool HasContact, IReadOnlyList<CaseView> Merged, IReadOnlyList<NearView> Near,
    IReadOnlyList<CaseFactView> History);

/// <param name="Metres">Between the two shared points.</param>
internal sealed record NearView(CaseView Case, int Metres);

/// <param name="Name">What happened: CaseOpened, CaseAssigned, …</param>
/// <param name="What">The department and officer, the reason, or the case that goes on; null where the name says all.</param>
/// <param name="Told">The officer's own words to the citizen; null when he had none.</param>
internal sealed record CaseFactView(string Name, string By, DateTimeOffset At, string? What, string? Told);

/// <param name="Kinds">Those that have cases.</param>
/// <param name="Tiles">Address of map tiles, or empty for a plain grid.</param>
internal sealed record CaseChoicesView(
    IReadOnlyList<string> Kinds, IReadOnlyList<string> States, IReadOnlyList<string> Reasons, IReadOnlyList<TownView> Municipalities, IReadOnlyList<string> Departments,
    string Tiles, string Attribution);

internal sealed record TownView(string Key, string Name);

/// <param name="Note">The officer's words to the citizen, or null.</param>
internal sealed record CaseActRequest(string? Note, string? Officer, string? Department, string? Reason, string? Into);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CasesView))]
[JsonSerializable(typeof(CaseDetailView))]
[JsonSerializable(typeof(CaseChoicesView))]
[JsonSerializable(typeof(CaseActRequest))]
[JsonSerializable(typeof(RevealRequest))]
[JsonSerializable(typeof(RevealedView))]
internal sealed partial class CaseJson : JsonSerializerContext
{
    public static CaseJson Wire { get; } = new(ApiJson.Options());
}
