using System.Text.Json.Serialization;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Endpoints;

/// <summary>The shapes of <c>/api/misses</c>; times are ISO 8601 in UTC, shares fractions of 1.</summary>
/// <param name="Questions">How many questions the clusters were made of.</param>
/// <param name="Days">How far back they go at most.</param>
internal sealed record MissesView(IReadOnlyList<ClusterView> Clusters, int Questions, int Days);

/// <param name="Others">A few other ways in which it was put.</param>
/// <param name="Next">What happened next: open, chosen, rephrased, handed-off or gave-up, and how often.</param>
/// <param name="Found">The intents that citizens found at last.</param>
internal sealed record ClusterView(
    string Sample, string Language, int Count, IReadOnlyList<string> Languages, IReadOnlyList<string> Others, DateTimeOffset LastAsked,
    IReadOnlyDictionary<string, int> Next, IReadOnlyList<string> Found, string? Nearest, bool Proposed);

/// <param name="Title">The name of its topic by language, where it has one.</param>
/// <param name="Examples">How many it has, by language.</param>
internal sealed record IntentView(string Intent, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, int> Examples);

internal sealed record AlternativesRequest(string? Text, string? Language);

internal sealed record ProposalRequest(string? Text, string? Intent, string? Language);

/// <param name="State">open, taken (the dialogs have it) or homeless (there is no file for it any more).</param>
internal sealed record ProposalView(string Id, string Intent, string Language, string Text, string By, DateTimeOffset At, string State);

/// <param name="State">running, done or failed.</param>
/// <param name="Proposed">How many proposals it is about.</param>
internal sealed record FindingsView(
    string State, int Done, int Total, int Proposed, IReadOnlyList<ChangeView> Changes, IReadOnlyList<IntentFiguresView> Intents, IReadOnlyList<ConfusionView> Confusions);

internal sealed record ChangeView(string Language, int Questions, int Added, ScoreView Before, ScoreView After);

internal sealed record ScoreView(double Right, double Answered, double? OutOfScope);

/// <param name="Examples">How many were asked.</param>
internal sealed record IntentFiguresView(string Intent, int Examples, double? Precision, double? Recall);

/// <param name="Samples">A few of the examples.</param>
internal sealed record ConfusionView(string Expected, string Answered, int Count, IReadOnlyList<string> Samples);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MissesView))]
[JsonSerializable(typeof(IReadOnlyList<IntentView>))]
[JsonSerializable(typeof(IReadOnlyList<Alternative>))]
[JsonSerializable(typeof(AlternativesRequest))]
[JsonSerializable(typeof(ProposalRequest))]
[JsonSerializable(typeof(ProposalView))]
[JsonSerializable(typeof(IReadOnlyList<ProposalView>))]
[JsonSerializable(typeof(FindingsView))]
internal sealed partial class MissJson : JsonSerializerContext
{
    public static MissJson Wire { get; } = new(ApiJson.Options());
}
