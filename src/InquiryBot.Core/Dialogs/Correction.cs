using System.Globalization;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs.Steps;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>Changes an answer that a citizen takes back, at whatever question he does: "no, the 5th, not the 6th".</summary>
internal static class Correction
{
    /// <summary>The reserved name of the open question which slot is meant (<see cref="Conversation.Pending"/>).</summary>
    public const string Which = SystemTexts.WhichSlot;

    /// <summary>Null when the message corrects nothing.</summary>
    public static async ValueTask<Progress?> HearAsync(Scene scene, Progress so, Dialog dialog, QuestionStep open, Heard heard, Wish? wish, Contrast? contrast, CancellationToken ct)
    {
        var known = Known(dialog, so).ToList();
        if (known.Count == 0 || heard.Certainty is Certainty.Exact) return null;

        if (contrast is not null && Believes(contrast, scene, open, wish))
        {
            var changes = Changes(contrast, scene, so, dialog, known);
            if (changes.Count > 0) return await ChangeAsync(scene, so, dialog, changes, ct);
        }

        if (heard.Certainty is Certainty.Sure) return null;
        if (!open.TakesAnyText && wish is not { Certain: true } && Renamed(scene, so, dialog, open, known) is { } renamed) return await ChangeAsync(scene, so, dialog, [renamed], ct);
        if (Means(scene, open, wish)) return await NameAsync(scene, so, dialog, open, known, contrast, ct);
        if (heard.Certainty is not Certainty.None || wish is { Certain: true }) return null;
        if (Contrast.Behind(scene) is { } behind && known.Any(question => Fills(question, behind, so))) return await NameAsync(behind, so, dialog, open, known, contrast: null, ct);
        // Hardly more than a place, when the place was given already: a better one.
        return !scene.Asks && known.Where(question => question.Kind == AnswerKinds.Place && Fills(question, scene, so)).ToList() is [var place]
            ? await ChangeAsync(scene, so, dialog, [new Change(place, place.Hint(scene))], ct)
            : null;
    }

    /// <summary>"Oh, the place is …": what is said begins with the name of an answer, and gives it another value.</summary>
    static Change? Renamed(Scene scene, Progress so, Dialog dialog, QuestionStep open, List<QuestionStep> known)
    {
        if (scene.Typed.AsSpan().ContainsAny('?', '？')) return null;

        var said = Contrast.Said(scene);
        var named = known.Where(question => question.Slot.Name != open.Slot.Name && Labels(scene, dialog, question).Any(label => Begins(said, label))).ToList();
        return named is [var one] && Told(one, said, Labels(scene, dialog, one), dialog) is { } heard && heard.Values.GetValueOrDefault(one.Slot.Name, "") is { Length: > 0 } value && value != so.Slots[one.Slot.Name]
            ? new Change(one, heard)
            : null;
    }

    static bool Begins(Scene said, string label) => label.Length > 1 && said.Folded.StartsWith(label, StringComparison.Ordinal);

    /// <summary>What the sentence names; or, of an answer in words, all that follows the name and its particle: "장소는 …".</summary>
    static Heard? Told(QuestionStep question, Scene said, IReadOnlySet<string> labels, Dialog dialog)
    {
        if (question.Hint(said) is { Certainty: >= Certainty.Sure } hint) return hint;

        var text = said.Understood.Text;
        var name = text.IndexOf(' ', StringComparison.Ordinal);
        if (!question.TakesWords || name <= 0 || !labels.Any(label => Spelling.Fold(text[..name]).Length - label.Length is 1 or 2 && Begins(said, label))) return null;

        var told = said.Part((name + 1)..text.Length);
        return told.Says(SystemTexts.WrongWords) ? null : question.Hear(told, dialog);
    }

    /// <summary>"No, in front of the station": what follows is little but another value of the slot.</summary>
    static bool Fills(QuestionStep question, Scene behind, Progress so) =>
        question.Hint(behind) is { Certainty: Certainty.Sure } hint && hint.Values.GetValueOrDefault(question.Slot.Name, "") is { Length: > 0 } value
        && value != so.Slots[question.Slot.Name] && Spelling.Fold(value).Length * 2 >= behind.Folded.Length;

    /// <summary>The citizen was asked which slot he means; null when his words name none. A bare yes is no answer to that, and no means none.</summary>
    public static async ValueTask<Progress?> PickAsync(Scene scene, Progress so, Dialog dialog, CancellationToken ct)
    {
        var known = Known(dialog, so).ToList();
        if (Labelled(scene, dialog, known) is not [var question])
            return scene.SaysLittleBut("yes") ? AskWhich(scene, so, dialog, known)
                : scene.SaysLittleBut("no") ? await DialogStack.ResumeAsync(scene, so.WithTop(so.Top! with { Proposed = null }), ct)
                : null;

        return so.Top!.Proposed is { } proposed && Of(proposed, question) is { Count: > 0 } values
            ? await ApplyAsync(scene, so, dialog, question, values, ct)
            : Stepping.AskAgain(scene, so, dialog, question);
    }

    /// <summary>The answered questions of the running dialog, each slot once.</summary>
    static IEnumerable<QuestionStep> Known(Dialog dialog, Progress so) => dialog.Questions
        .Where(question => so.Slots.GetValueOrDefault(question.Slot.Name, "").Length > 0 || (so.Slots.ContainsKey(question.Slot.Name) && question.Optional))
        .DistinctBy(question => question.Slot.Name);

    /// <summary>In a story "not … but …" is part of it, unless it begins with a no or is all that was said.</summary>
    static bool Believes(Contrast contrast, Scene scene, QuestionStep open, Wish? wish) =>
        !open.TakesAnyText || contrast.Refuses || Means(scene, open, wish);

    static bool Means(Scene scene, QuestionStep open, Wish? wish)
    {
        if (open is ConfirmStep && (scene.YesOrNo() == "no" || scene.Says(SystemTexts.No))) return true;
        var thresholds = scene.Library.Bot.Thresholds;
        if (wish?.Dialog.Intent == ControlIntents.Correct && (wish.Certain || wish.Score >= (open.TakesAnyText ? thresholds.InFreeText : thresholds.InForm))) return true;
        // On the summary whatever names one of its lines, or gives it another value, is about it.
        return open is ConfirmStep && wish is not { Certain: true };
    }

    /// <summary>What the contrast may mean: the slots that hold what is wrong, else those of the same kind.</summary>
    static List<Change> Changes(Contrast contrast, Scene scene, Progress so, Dialog dialog, List<QuestionStep> known)
    {
        var all = known.Select(question => new NewValue(question, scene.Vault.OpenSlot(so.Slots[question.Slot.Name]), dialog, contrast)).ToList();
        Func<NewValue, bool>[] surest = [value => value.HoldsWrong(), value => value.IsThatDay(), value => value.IsOfKind(), value => value.IsHere()];
        return surest.Select(sure => all.Where(sure).Select(value => value.Make()).OfType<Change>().ToList()).FirstOrDefault(changes => changes.Count > 0) ?? [];
    }

    static ValueTask<Progress> ChangeAsync(Scene scene, Progress so, Dialog dialog, List<Change> changes, CancellationToken ct)
    {
        if (changes is [var (question, heard)])
            return question.Refusal(heard, scene) is { } refusal
                ? ValueTask.FromResult(Elsewhere.Beside(scene, Stepping.AskAgain(scene, so, dialog, question, refusal), question, heard, refusal))
                : ApplyAsync(scene, so, dialog, question, [.. question.Keep(heard, scene.Vault)], ct);

        var values = changes.SelectMany(change => change.Question.Keep(change.Heard, scene.Vault)).DistinctBy(value => value.Key).ToDictionary();
        return ValueTask.FromResult(AskWhich(scene, so.WithTop(so.Top! with { Proposed = values }), dialog, [.. changes.Select(change => change.Question)]));
    }

    /// <summary>Nothing is contrasted: the message may name the slot by its label, or hold a new value.</summary>
    static async ValueTask<Progress?> NameAsync(Scene scene, Progress so, Dialog dialog, QuestionStep open, List<QuestionStep> known, Contrast? contrast, CancellationToken ct)
    {
        // "Not the place, the danger" names two, and means the second.
        var labelled = contrast is not null && Labelled(contrast.Right, dialog, known) is { Count: > 0 } right ? right : Labelled(scene, dialog, known);
        // A photo on the summary is one more, unless he says that it is another.
        var changes = known
            .Where(question => (labelled.Count == 0 ? question.Kind != AnswerKinds.Photo : labelled.Contains(question)) && known.Count(question.SharesWith) == 1)
            .Select(question => new Change(question, question.Hint(scene))).Where(change => change.Heard.Certainty >= Certainty.Sure).ToList();
        if (changes.Count > 0) return await ChangeAsync(scene, so, dialog, changes, ct);
        if (labelled is [var one]) return Stepping.AskAgain(scene, so, dialog, one);

        var refuses = scene.YesOrNo() == "no";
        if (open is ConfirmStep && labelled.Count == 0 && !refuses && !scene.Says(SystemTexts.No)) return null;
        return known is [var only] ? Stepping.AskAgain(scene, so, dialog, only) : AskWhich(scene, so, dialog, labelled.Count > 0 ? labelled : known);
    }

    static Progress AskWhich(Scene scene, Progress so, Dialog dialog, List<QuestionStep> questions) => scene.Say(so, new Saying(Which)
    {
        Titles = [.. questions.Select(question => scene.Label(dialog, question, so.Conversation.Language))],
        Asks = true,
    }).Asking(Which);

    /// <summary>Says what is changed, and walks through the form again: all that is known is passed, so that it goes on where it was.</summary>
    static ValueTask<Progress> ApplyAsync(Scene scene, Progress so, Dialog dialog, QuestionStep question, List<KeyValuePair<string, string>> values, CancellationToken ct)
    {
        var slot = question.Slot.Name;
        so = so.Understood().Forget($"{slot}.latitude", $"{slot}.longitude", ConfirmStep.Confirmed).Learn(values);
        so = scene.Say(so, new Saying(SystemTexts.Corrected)
        {
            With = new Dictionary<string, string>
            {
                ["label"] = scene.Label(dialog, question, so.Conversation.Language),
                ["value"] = SealedSlots.IsSealed(so.Slots[slot]) ? so.Slots[slot] : scene.Shown(dialog, question, so),
            },
        });
        return DialogStack.RunAsync(scene, so, dialog, dialog.Steps[0], ct);
    }

    static List<KeyValuePair<string, string>> Of(IReadOnlyDictionary<string, string> proposed, QuestionStep question) =>
        [.. proposed.Where(value => value.Key == question.Slot.Name)];

    /// <summary>The questions whose label the message is, or else holds.</summary>
    static List<QuestionStep> Labelled(Scene scene, Dialog dialog, IEnumerable<QuestionStep> questions)
    {
        var all = questions.ToList();
        var same = all.Where(question => Labels(scene, dialog, question).Contains(scene.Folded)).ToList();
        return same.Count > 0 ? same : [.. all.Where(question => Labels(scene, dialog, question).Any(label => label.Length > 1 && scene.Folded.Contains(label, StringComparison.Ordinal)))];
    }

    static IReadOnlySet<string> Labels(Scene scene, Dialog dialog, QuestionStep question) =>
        scene.Library.Words.Heard(dialog.Intent, SystemTexts.Slot(question.Slot.Name));

    sealed record Change(QuestionStep Question, Heard Heard);

    /// <summary>A contrast as one slot would take it.</summary>
    sealed record NewValue(QuestionStep Question, string Stored, Dialog Dialog, Contrast Contrast)
    {
        string Slot => Question.Slot.Name;

        public bool HoldsWrong() => Question.Kind switch
        {
            ChooseStep.Choice => Question.Hear(Contrast.Wrong, Dialog).Values.GetValueOrDefault(Slot) == Stored,
            AnswerKinds.Text or AnswerKinds.Place => WrongWords.Length > 0 && Folds(Stored, WrongWords),
            var kind => Contrast.Wrong.Found(kind).Any(entity => entity.Value == Stored),
        };

        public bool IsOfKind() => Question.Kind is not (AnswerKinds.Text or ChooseStep.Choice) && Found(Contrast.Wrong).Any() && Found(Contrast.Right).Any();

        /// <summary>"Not here, at the station" gives another place, whatever the first was called.</summary>
        public bool IsHere() => Question.Kind == AnswerKinds.Place && Contrast.Wrong.Says(SystemTexts.HereWords) && Found(Contrast.Right).Any();

        public Change? Make()
        {
            var heard = Question.Kind switch
            {
                EntityTypes.Date => Day(),
                AnswerKinds.Text or AnswerKinds.Place => Replaced(),
                _ => Question.Hear(Contrast.Right, Dialog),
            };
            return heard.Certainty > Certainty.None && heard.Values.GetValueOrDefault(Slot, "").Length > 0 ? new Change(Question, heard) : null;
        }

        IEnumerable<string> Found(Scene scene) => scene.Found(Question.Kind).Select(entity => entity.Value);

        string WrongWords => Place(Contrast.Wrong) ?? Contrast.Wrong.Typed;
        string RightWords => Place(Contrast.Right) ?? Contrast.Right.Typed;

        string? Place(Scene scene) => Question.Kind == AnswerKinds.Place && Question.Hint(scene) is { Certainty: Certainty.Sure } named ? named.Values[Slot] : null;

        static bool Folds(string stored, string wrong) => Spelling.Fold(wrong) is { Length: > 1 } folded && Spelling.Fold(stored).Contains(folded, StringComparison.Ordinal);

        /// <summary>The wrong word alone gives way: "Suwon Station, exit 4" with "Seoul, not Suwon" stays an exit 4. A place of which is said again what was said of the wrong one is the whole.</summary>
        Heard Replaced() => RightWords.Length == 0 ? Heard.Nothing : Heard.Of(
            Certainty.Sure, Slot, Stored.IndexOf(WrongWords, StringComparison.OrdinalIgnoreCase) is >= 0 and var at && !IsWhole(at) ? Stored.Replace(WrongWords, RightWords, StringComparison.OrdinalIgnoreCase) : RightWords);

        bool IsWhole(int at) => Question.Kind == AnswerKinds.Place
            && (Shares($"{Stored[..at]} {Stored[(at + WrongWords.Length)..]}") || Repeats(Stored[..at].Trim(), RightWords.StartsWith) || Repeats(Stored[(at + WrongWords.Length)..].Trim(), RightWords.EndsWith));

        /// <summary>"In front of" is said again of the right place.</summary>
        bool Shares(string around) => around.Split(' ', StringSplitOptions.RemoveEmptyEntries).Intersect(RightWords.Split(' '), StringComparer.OrdinalIgnoreCase).Any();

        /// <summary>Where words are not spaced: what stands around the wrong place is said of the right one again.</summary>
        static bool Repeats(string around, Func<string, StringComparison, bool> says) => around.Length > 0 && says(around, StringComparison.OrdinalIgnoreCase);

        /// <summary>"The 6th" said of a day in April is the 6th of April, in whatever month it is said; some languages hear a mere number.</summary>
        Heard Day()
        {
            if (Found(Contrast.Wrong).Contains(Stored) && Question.Hear(Contrast.Right, Dialog) is { Certainty: > Certainty.None } exact) return exact;

            var (wrong, right) = (DayAlone(Contrast.Wrong), DayAlone(Contrast.Right));
            if (Date(Stored) is { } stored && right is { } day && wrong == stored.Day && day <= DateTime.DaysInMonth(stored.Year, stored.Month))
                return Heard.Of(Certainty.Sure, Slot, new DateOnly(stored.Year, stored.Month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return Question.Hear(Contrast.Right, Dialog);
        }

        /// <summary>"The 5th" is wrong, and a day is kept that is some 5th.</summary>
        public bool IsThatDay() => Question.Kind == EntityTypes.Date && Date(Stored) is { } stored && DayAlone(Contrast.Wrong) == stored.Day;

        /// <summary>The day of the month when a piece names that and nothing more of a date.</summary>
        static int? DayAlone(Scene scene) => string.Concat(scene.Typed.Where(char.IsAsciiDigit)) is { Length: 1 or 2 } digits
            && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day ? day : null;

        static DateOnly? Date(string value) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
