using System.Globalization;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>fetch:</c> asks a source. When it has something to tell the dialog goes on, and so it does when it has nothing
/// unless there is <c>when-empty</c>; the steps of <c>when-…</c> end the dialog.
/// </summary>
public sealed record FetchStep : Step
{
    public const string Empty = "empty";
    public const string Failed = "failed";
    public const string Slow = "slow";

    const string When = "when-";

    internal static readonly string[] Outcomes = [Empty, Failed, Slow];

    public required Key Source { get; init; }
    public IReadOnlyDictionary<string, Key> With { get; init; } = new Dictionary<string, Key>();

    /// <summary>The text of one thing of the list, with its fields for placeholders.</summary>
    public Key? Line { get; init; }

    /// <summary>A slot that makes asking needless when it is full.</summary>
    public Key? UnlessKnown { get; init; }
    public IReadOnlyList<Branch> Otherwise { get; init; } = [];

    public override IEnumerable<IReadOnlyList<Step>> Inner => Otherwise.Select(outcome => outcome.Steps);
    public override bool InnerJoins => false;
    public override IEnumerable<Key> TextKeys => Line is { } line ? [line] : [];

    internal override async ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct)
    {
        if (UnlessKnown is { } known && so.Slots.GetValueOrDefault(known.Name, "").Length > 0) return new Walked(so, dialog.After(this));
        if (scene.Library.FindSource(Source.Name) is not { } source) return new Walked(so, Next(Failed, dialog));

        var with = Given(scene, so);
        switch (await scene.Sources.FetchAsync(source, with, ct))
        {
            case Fetched.Answered answered when Picked.From(source, answered.Body, with) is { } picked:
                var told = answered.IsSample && so.Said.All(said => said.Key != SystemTexts.SampleData) ? scene.Say(so, SystemTexts.SampleData) : so;
                told = told.Learn(Results(scene, dialog, source, picked, so.Conversation.Manner));
                return new Walked(told, picked.IsEmpty(source) ? Next(Empty, dialog) : dialog.After(this));
            case Fetched.Slow:
                return new Walked(so, Next(Otherwise.Any(other => other.Value.Name == Slow) ? Slow : Failed, dialog));
            default:
                return new Walked(so, Next(Failed, dialog));
        }
    }

    Dictionary<string, string> Given(Scene scene, Progress so)
    {
        var with = With.ToDictionary(value => value.Key, value => scene.Vault.OpenSlot(scene.Fill(value.Value.Name, so)));
        var now = TimeZoneInfo.ConvertTime(scene.Now, scene.Zone);
        with[Fetching.Source.TimeOfDay] = ((now.Hour * 100) + now.Minute).ToString(CultureInfo.InvariantCulture);
        return with;
    }

    Dictionary<string, string> Results(Scene scene, Dialog dialog, Source source, Picked picked, Manner manner)
    {
        var results = picked.Values.ToDictionary(value => $"{source.Name}.{value.Key}", value => value.Value);
        if (source.List is null) return results;
        results[$"{source.Name}.count"] = picked.Items.Count.ToString(CultureInfo.InvariantCulture);
        results[$"{source.Name}.list"] = Line is { } line ? string.Join('\n', picked.Items.Select(item => scene.Texts.Words(dialog.Intent, line.Name, manner, item))) : "";
        return results;
    }

    Step? Next(string outcome, Dialog dialog) =>
        Otherwise.FirstOrDefault(other => other.Value.Name == outcome) is { Steps: [var first, ..] } ? first : dialog.After(this);

    internal static Step Read(StepMap map)
    {
        map.AllowOnly(["with", "line", "unless-known", .. Outcomes.Select(outcome => When + outcome)]);
        return new FetchStep
        {
            Id = map.IdFor(map.Subject.Name),
            At = map.At,
            Source = map.Subject,
            With = map["with"]?.AsOpenMap().All.ToDictionary(entry => entry.Name.Name, entry => entry.Value.AsKey()) ?? [],
            Line = map["line"]?.AsKey(),
            UnlessKnown = map["unless-known"]?.AsKey(),
            Otherwise = [.. map.All.Where(entry => Outcomes.Any(outcome => entry.Name.Name == When + outcome))
                .Select(entry => map.Branch(entry.Name with { Name = entry.Name.Name[When.Length..] }, entry.Value))],
        };
    }
}
