using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Core.Dialogs.Steps;

/// <summary><c>say:</c> words, with links below them and quick replies.</summary>
public sealed record SayStep : Step
{
    public required Key Text { get; init; }
    public IReadOnlyList<Link> Links { get; init; } = [];
    public IReadOnlyList<Key> Buttons { get; init; } = [];

    public override IEnumerable<Key> TextKeys => [Text, .. Links.Select(link => link.Title), .. Buttons];

    /// <summary>Says it once, however often a form is walked through again because an answer was changed. Words that dialogs share come from nobody's page.</summary>
    internal override ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct) =>
        ValueTask.FromResult(new Walked(
            so.HasDone(Id) ? so : scene.Say(so, ToSaying(dialog) with { With = scene.ValuesIn(dialog, so), Origin = scene.IsOwn(dialog, Text.Name) ? scene.OriginOf(dialog, so.Conversation.Language) : null }).Did(Id), dialog.After(this)));

    /// <summary>What it says, but for the values of the placeholders.</summary>
    public Saying ToSaying(Dialog dialog) =>
        new(Text.Name, dialog.Intent) { Links = Links, Buttons = [.. Buttons.Select(key => key.Name)] };

    internal static Step Read(StepMap map)
    {
        map.AllowOnly("links", "buttons");
        return new SayStep
        {
            Id = map.IdFor(null),
            At = map.At,
            Text = map.Subject,
            Links = [.. map.Values("links").Select(ReadLink)],
            Buttons = map.Keys("buttons"),
        };
    }

    static Link ReadLink(YamlValue value)
    {
        var map = value.AsMap("title", "url");
        var url = map.Required("url");
        if (url.Name.Length > 0 && !(Uri.TryCreate(url.Name, UriKind.Absolute, out var address) && address.Scheme is ("https" or "tel" or "mailto" or "sms")))
            value.File.Note(url.At, $"`{url}` is no address that a citizen can open", "it begins with https:, tel:, sms: or mailto:");
        return new Link(map.Required("title"), url);
    }
}
