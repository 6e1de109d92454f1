using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>What is given while one message is answered: who said what, and by which library it is met.</summary>
internal sealed record Scene(DialogLibrary Library, Texts Texts, Activity Message, Understood Understood, DateTimeOffset Now)
{
    public required IReadOnlyDictionary<string, IAction> Actions { get; init; }
    public required IVault Vault { get; init; }
    public required ISources Sources { get; init; }

    /// <summary>The zone in which the time of day is meant.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The intent to which the citizen has just said yes.</summary>
    public string? Confirmed { get; init; }

    /// <summary>What the citizen typed, without the blanks around it.</summary>
    public string Typed { get; private init; } = Words(Message);

    /// <summary>The same without case, spaces and punctuation.</summary>
    public string Folded { get; private init; } = Spelling.Fold(Words(Message));

    /// <summary>The same scene with other words, as if the citizen had typed them.</summary>
    public Scene Typing(string words) => this with { Message = Message with { Text = words }, Typed = words, Folded = Spelling.Fold(words) };

    /// <summary>The same scene as if the citizen had typed a piece of his words alone, and nothing had come with them.</summary>
    public Scene Part(Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Understood.Text.Length);
        var words = Understood.Text.Substring(start, length);
        return this with
        {
            Message = new Activity { Type = Message.Type, Id = Message.Id, Text = words },
            Understood = Understood with
            {
                Text = words,
                Entities = [.. Understood.Entities
                    .Where(entity => entity.Start >= start && entity.Start + entity.Text.Length <= start + length)
                    .Select(entity => entity with { Start = entity.Start - start })],
            },
            Typed = words.Trim(),
            Folded = Spelling.Fold(words),
        };
    }

    /// <summary>Who ends with a question mark asks something, and does not answer.</summary>
    public bool Asks => Typed is [.., '?' or '？'];

    /// <summary>The desk's day.</summary>
    public DateOnly Today => LocalDay.Of(Now, Zone);

    /// <summary>True when the topic that was just answered is asked about again.</summary>
    public bool FollowsUp { get; init; }

    /// <summary>The pieces of the text that name something of a kind.</summary>
    public IEnumerable<FoundEntity> Found(string type) => Understood.Entities.Where(entity => entity.Type == type);

    /// <summary>Whether such pieces are at least half of the text.</summary>
    public bool IsMostly(string type) => Found(type).Sum(entity => Spelling.Fold(entity.Text).Length) is > 0 and var letters && letters * 2 >= Folded.Length;

    /// <summary>True when the text is a shared text of the conversation's language or of any other.</summary>
    public bool Says(string key) => Says(Wordings.Shared, key);

    /// <summary>The same for a text of a dialog.</summary>
    public bool Says(string dialog, string key) => Library.Words.Heard(dialog, key).Contains(Folded);

    /// <summary>"yes", "no", or null when the message is neither.</summary>
    public string? YesOrNo() =>
        Says(SystemTexts.Yes) ? "yes"
        : Says(SystemTexts.No) ? "no"
        : Found(EntityTypes.YesNo).Select(entity => entity.Value).FirstOrDefault();

    /// <summary>Whether most of the message is a yes or a no: "no, none" skips a question, "No. 5 Gate" answers it.</summary>
    public bool SaysLittleBut(string answer) => Found(EntityTypes.YesNo).Any(entity =>
        entity.Value == answer && Spelling.Fold(entity.Text).Length * 2 >= Folded.Length);

    /// <summary>A yes or a no, and little else.</summary>
    public bool IsMereYesOrNo => SaysLittleBut("yes") || SaysLittleBut("no") || Says(SystemTexts.ConfirmYes);

    /// <summary>"I don't know", and little else.</summary>
    public bool SaysThatHeDoesNotKnow => DontKnowWords.Any(words => words.Length * 2 >= Folded.Length);

    /// <summary>What the text holds of how people say that they do not know.</summary>
    public IEnumerable<string> DontKnowWords => Library.Words.Heard(Wordings.Shared, SystemTexts.DontKnowWords).Where(words => Folded.Contains(words, StringComparison.Ordinal));

    /// <summary>What the running dialog has learned, as its texts show it: a chosen option in its words.</summary>
    public IReadOnlyDictionary<string, string> ValuesIn(Dialog dialog, Progress so) => so.Slots.ToDictionary(
        slot => slot.Key,
        slot => dialog.Options.Contains(slot.Value) ? Texts.Title(dialog.Intent, slot.Value, so.Conversation.Language) : slot.Value);

    /// <summary>What a question's slot is called.</summary>
    public string Label(Dialog dialog, QuestionStep question, string language) => Texts.Title(dialog.Intent, SystemTexts.Slot(question.Slot.Name), language);

    /// <summary>What a question's slot holds, as a citizen reads it.</summary>
    public string Shown(Dialog dialog, QuestionStep question, Progress so)
    {
        var value = so.Slots.GetValueOrDefault(question.Slot.Name, "");
        return question.Kind switch
        {
            ChooseStep.Choice => Texts.Title(dialog.Intent, value, so.Conversation.Language),
            AnswerKinds.YesNo when value is "yes" or "no" => Texts.Title(Wordings.Shared, value, so.Conversation.Language),
            AnswerKinds.Place when so.Slots.ContainsKey($"{question.Slot.Name}.latitude") => $"📍 {value}",
            AnswerKinds.Photo => value.Split(' ').Length is > 1 and var count ? $"📷 ×{count}" : "📷",
            _ => Vault.OpenSlot(value),
        };
    }

    /// <summary>The words of a <c>with:</c> with the running dialog's values; sealed when one of these is.</summary>
    public string Fill(string words, Progress so)
    {
        var names = Placeholder.NamesIn(words).ToList();
        var filled = Placeholder.Fill(words, name => Vault.OpenSlot(so.Slots.GetValueOrDefault(name, "")));
        return names.Any(name => SealedSlots.IsSealed(so.Slots.GetValueOrDefault(name, ""))) ? Vault.SealSlot(filled) : filled;
    }

    /// <summary>Whether a text is the dialog's, and not one that dialogs share.</summary>
    public bool IsOwn(Dialog dialog, string key) => Library.Words.In(dialog.Intent, Library.Languages.Default.Tag).ContainsKey(key);

    /// <summary>Where the dialog's answers come from, as of today and as the language calls it.</summary>
    public Origin? OriginOf(Dialog dialog, string language) =>
        Origin.Of(dialog, Library.Bot, Today) is { } origin ? origin with { Owner = Library.Office(origin.Owner, language) } : null;

    public Progress Say(Progress so, string key) => Say(so, new Saying(key));

    public Progress Say(Progress so, Saying saying)
    {
        var language = so.Conversation.Language;
        var needed = Texts.Placeholders(saying.Dialog, saying.Key, language);
        var with = saying.With?.Where(value => needed.Contains(value.Key)).ToDictionary();
        var (reply, variant) = Texts.Say(saying with { With = with, Before = Before(so, saying.FullKey) }, so.Conversation.Manner);
        return so with
        {
            Replies = so.Replies.Add(reply),
            Overdue = saying.Origin is { Due: true } ? so.Overdue.Add(saying.Dialog) : so.Overdue,
            Said = so.Said.Add(new Said(saying.FullKey, with is { Count: > 0 } ? with : null)
            {
                Variant = variant,
                Buttons = (saying.Dialog.Length == 0 && saying.Buttons.Count > 0) || saying.Titles.Count > 0 || saying.Buttons.Contains(SystemTexts.Back) || Elsewhere.Asks(saying.Key)
                    ? [.. saying.Buttons, .. saying.Titles] : null,
            }),
        };
    }

    static string Words(Activity message) =>
        (message.Text ?? (message.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null))?.Trim() ?? "";

    static int? Before(Progress so, string key) =>
        (so.Said.LastOrDefault(said => said.Key == key) ?? so.Conversation.Said.LastOrDefault(said => said.Key == key))?.Variant;
}
