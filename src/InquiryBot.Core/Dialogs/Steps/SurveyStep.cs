using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>
/// <c>survey:</c> one question at the end, from 5 (very good) to 1, now and again in a conversation and never in the middle of a form;
/// whoever goes on with something else, or with nothing for a while, has not answered.
/// </summary>
public sealed record SurveyStep : QuestionStep
{
    const string Given = "survey";
    static readonly string[] Ratings = ["rating-5", "rating-4", "rating-3", "rating-2", "rating-1"];

    /// <summary>What the citizen hears when he has answered.</summary>
    public required Key Thanks { get; init; }

    public override IReadOnlyList<Key> Offers => [.. Ratings.Select(rating => new Key(rating, At))];
    public override IEnumerable<Key> TextKeys => [.. base.TextKeys, Thanks];

    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct) =>
        so.Conversation.Dialogs.Count > 1 || so.Conversation.SurveyedAt?.AddHours(scene.Library.Bot.Survey.AskAgainAfterHours) > scene.Now
            ? ValueTask.FromResult(new Walked(so, dialog.After(this)))
            : base.EnterAsync(scene, dialog, so with { Conversation = so.Conversation with { SurveyedAt = scene.Now } }, ct);

    /// <summary>Without a survey that has been open for too long: what comes now is about something else.</summary>
    internal static Progress Close(Scene scene, Progress so) =>
        so.Top is { } top && scene.Library.Find(top.Dialog)?.Find(top.Step) is SurveyStep && !(so.Conversation.SurveyedAt?.AddMinutes(scene.Library.Bot.Survey.CloseAfterMinutes) > scene.Now) ? so.Pop() : so;

    internal override Heard Hear(Scene scene, Dialog dialog)
    {
        var said = Ratings.FirstOrDefault(rating => scene.Says(dialog.Intent, rating));
        if (said is null && Spelling.NumberAlone(scene.Folded) is >= 1 and <= 5 and var number) said = $"rating-{number}";
        return said is null ? Heard.Nothing : Heard.Of(Certainty.Exact, Given, said[^1..]);
    }

    /// <summary>Thanks, and keeps the rating as a fact.</summary>
    internal Progress Take(Scene scene, Dialog dialog, Progress so, Heard heard)
    {
        var rating = heard.Values[Given][0] - '0';
        so = so.Learn(heard.Values) with { Entries = so.Entries.Add(new SurveyAnswered(so.Conversation.Id.Value, scene.Now, dialog.Intent, rating, so.Conversation.Language) { By = "citizen" }) };
        return scene.Say(so, new Saying(Thanks.Name, dialog.Intent));
    }

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("thanks");
        return new SurveyStep
        {
            Id = map.IdFor(null),
            At = map.At,
            Question = map.Subject,
            Slot = new Key(Given, map.At),
            Thanks = map.Key("thanks") ?? new Key("survey-thanks", map.At),
            Retry = new Retry(1, null, RetryEnd.Skip),
            ByTheWay = true,
        };
    }
}

/// <summary>A citizen has said how he was served.</summary>
/// <param name="About">The conversation.</param>
/// <param name="Dialog">What it was about.</param>
/// <param name="Rating">From 1 to 5, the best.</param>
public sealed record SurveyAnswered(string About, DateTimeOffset At, string Dialog, int Rating, string Language) : Fact(About, At);
