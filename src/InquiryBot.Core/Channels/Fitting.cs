using System.Globalization;
using System.Text.Json;
using InquiryBot.Core.Activities;

namespace InquiryBot.Core.Channels;

/// <summary>
/// A reply as this channel can show it, in parts that each fit one message. A part is a text with its buttons, one picture
/// or file, one place, or one row of cards; nothing that the reply says is left out, and its order is kept.
/// </summary>
public static class Fitting
{
    /// <returns>Empty when there is nothing that a person could read, such as an event.</returns>
    public static IReadOnlyList<Activity> Fit(Activity reply, ChannelAbilities abilities)
    {
        if (abilities.SpeaksActivities) return [reply];
        return reply.Type switch
        {
            ActivityTypes.Typing when abilities.Typing => [reply],
            ActivityTypes.Message => new Sheet(reply, abilities).Parts(),
            _ => [],
        };
    }

    /// <summary>The markup of a text as the Activity protocol names it.</summary>
    static string FormatOf(Markup markup) => markup switch
    {
        Markup.Html => TextFormats.Xml,
        Markup.Asterisks => TextFormats.Markdown,
        _ => TextFormats.Plain,
    };

    /// <summary>One reply, sorted into what the channel shows by itself and what has to be said in words.</summary>
    sealed class Sheet
    {
        readonly Activity reply;
        readonly ChannelAbilities abilities;
        readonly List<Run> words = [];
        readonly List<CardAction> choices = [];
        readonly List<CardAction> links = [];
        readonly List<Activity> media = [];
        readonly List<Attachment> cards = [];

        public Sheet(Activity reply, ChannelAbilities abilities)
        {
            (this.reply, this.abilities) = (reply, abilities);
            if (reply.Text is { Length: > 0 } text)
                words.AddRange(reply.TextFormat is TextFormats.Markdown ? Markdown.Read(text, abilities.Markup is Markup.Html) : [new Run(text)]);
            foreach (var file in reply.Attachments ?? []) Add(file);
            foreach (var entity in reply.Entities ?? []) Add(entity);
            foreach (var action in reply.SuggestedActions?.Actions ?? []) Add(action);
        }

        public List<Activity> Parts()
        {
            var buttons = Buttons();
            var texts = Splitting.Split(words, abilities.Text, abilities.Markup).Select(text => Part() with { Text = text, TextFormat = FormatOf(abilities.Markup) }).ToList();
            List<Activity> shown = [.. media, .. Rows()];

            // Buttons stand under what comes last, and the last must be words.
            List<Activity> parts = buttons.Count > 0 ? [.. shown, .. texts] : [.. texts, .. shown];
            if (parts.Count > 0 && buttons.Count > 0) parts[^1] = parts[^1] with { SuggestedActions = new() { Actions = buttons } };
            return parts;
        }

        /// <summary>What is left of the buttons when the words have taken those that do not fit.</summary>
        List<CardAction> Buttons()
        {
            if (!abilities.LinkButtons || links.Exists(link => !abilities.ButtonLabel.Fits(link.Title ?? "")) || choices.Count + links.Count > Math.Max(abilities.Buttons, choices.Count > 0 ? 0 : 1))
            {
                foreach (var link in links) Line(WordsOf(link));
                links.Clear();
            }

            var numbered = choices.Count > abilities.Buttons || choices.Exists(choice => !abilities.ButtonLabel.Fits(choice.Title ?? ""));
            if (numbered || (words.Count == 0 && choices.Count + links.Count > 0))
                foreach (var (number, choice) in choices.Index()) Line(string.Create(CultureInfo.InvariantCulture, $"{number + 1}. {choice.Title}"));
            if (words.Count == 0)
                foreach (var link in links) Line(link.Title ?? "");

            var kept = !numbered ? choices
                : choices.Count > abilities.Buttons ? []
                : [.. choices.Select((choice, number) => choice with { Title = (number + 1).ToString(CultureInfo.InvariantCulture) })];
            return [.. kept, .. links];
        }

        void Add(CardAction action)
        {
            if (action.Type is CardActionTypes.ImBack or CardActionTypes.PostBack or CardActionTypes.MessageBack or null) choices.Add(action);
            else if (action.Type is CardActionTypes.OpenUrl && IsAddress(action.Value)) links.Add(action);
            else Line(WordsOf(action));
        }

        void Add(Attachment file)
        {
            if (CardOf(file) is { } card) Add(file, card);
            else if (file.ContentUrl is { } address && (file.ContentType?.StartsWith("image/", StringComparison.Ordinal) is true ? abilities.Image : abilities.File) && IsWeb(address)) media.Add(Part() with { Attachments = [file] });
            else Line(string.Join(": ", new[] { file.Name, file.ContentUrl ?? Fallback(file) }.Where(words => words is { Length: > 0 })));
        }

        void Add(Attachment file, HeroCard card)
        {
            var bare = card is { Title: null or "", Subtitle: null or "", Text: null or "", Images: null or [] };
            if (!bare && abilities.Carousel > 0 && Fits(card)) cards.Add(file);
            else
            {
                if (words.Count > 0 && !bare) Line("");
                foreach (var line in new[] { card.Title, card.Subtitle, card.Text }) Line(line);
                foreach (var image in card.Images ?? []) Add(new Attachment { ContentType = "image/*", ContentUrl = image.Url, Name = image.Alt });
                foreach (var button in card.Buttons ?? []) Add(button);
                if (card.Tap is { } tap && IsAddress(tap.Value)) Line(WordsOf(tap));
            }
        }

        void Add(Entity entity)
        {
            var point = entity.Point();
            if (point is not { Latitude: { } latitude, Longitude: { } longitude }) return;
            if (abilities.Location) media.Add(Part() with { Entities = [entity] });
            else Line(string.Create(CultureInfo.InvariantCulture, $"{point.Name} https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}").TrimStart());
        }

        IEnumerable<Activity> Rows() => cards.Chunk(Math.Max(1, abilities.Carousel))
            .Select(row => Part() with { Attachments = row, AttachmentLayout = row.Length > 1 ? AttachmentLayouts.Carousel : null });

        bool Fits(HeroCard card) =>
            abilities.CardTitle.Fits(card.Title ?? "")
            && abilities.CardText.Fits(string.Join('\n', new[] { card.Subtitle, card.Text }.Where(line => line is { Length: > 0 })))
            && (card.Buttons ?? []).Count <= abilities.CardButtons
            && (card.Buttons ?? []).All(button => button.Type is CardActionTypes.ImBack or CardActionTypes.PostBack or CardActionTypes.OpenUrl && abilities.ButtonLabel.Fits(button.Title ?? ""))
            && (card.Images ?? []).Count <= 1 && card.Tap is null;

        void Line(string? line)
        {
            if (line is null) return;
            if (words.Count > 0) words.Add(new("\n"));
            words.Add(new(line));
        }

        /// <summary>The reply without what its parts share out among them.</summary>
        Activity Part() => reply with { Text = null, TextFormat = null, Attachments = null, AttachmentLayout = null, Entities = null, SuggestedActions = null };
    }

    static HeroCard? CardOf(Attachment file)
    {
        if (file.ContentType is not (Cards.Hero or Cards.Thumbnail) || file.Content is not { ValueKind: JsonValueKind.Object } content) return null;
        try
        {
            return content.Deserialize(ActivityJson.Default.HeroCard);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a card of another kind says of itself (Adaptive Cards: <c>fallbackText</c>), or else its kind.</summary>
    static string Fallback(Attachment file)
    {
        if (file.Content is { ValueKind: JsonValueKind.Object } content)
            foreach (var name in (ReadOnlySpan<string>)["fallbackText", "title", "text"])
                if (content.TryGetProperty(name, out var words) && words.ValueKind is JsonValueKind.String) return words.GetString()!;
        return $"[{file.ContentType?.Split('.', '/')[^1]}]";
    }

    static string WordsOf(CardAction action)
    {
        var value = action.Value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        return value == action.Title || value.Length == 0 ? action.Title ?? "" : $"{action.Title}: {value}";
    }

    static bool IsAddress(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && IsWeb(text.GetString()!);

    static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
}
