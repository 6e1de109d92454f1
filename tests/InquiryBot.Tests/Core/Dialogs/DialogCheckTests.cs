using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>What a writer of dialogs hears about his mistakes: the place, what is wrong, and what was probably meant.</summary>
public sealed class DialogCheckTests
{
    const string Certificate = "documents/certificate/dialog.yaml";
    const string Ko = "documents/certificate/ko.yaml";

    static readonly string Head = "kind: answer\nstarts-on: certificate\nowner: office\nsource: https://www.gov.kr\nreviewed: 2026-10-01\n";

    static string[] Faults(IReadOnlyDictionary<string, string> files) =>
        [.. DialogCheck.Faults(DialogReader.Read(files), Practice.Shapes).Select(fault => fault.ToString())];

    [Fact]
    public void A_clean_folder_has_no_fault() => Assert.Empty(Faults(SmallDialogs.Files));

    public static TheoryData<string, string, string> Mistakes => new()
    {
        // What is not YAML at all.
        { Ko, "examples: [등본\ntexts: {}\n", $"{Ko}:2:1: error: this is not YAML: a bracket or a quote before this is left open" },
        { Ko, "examples: [등본 발급]\ntexts: { answer: 하나, answer: 둘, link: 정부24 }\n", $"{Ko}:2:22: error: the same name stands here twice" },
        { Ko, "", $"{Ko}:1:1: error: the file is empty" },

        // The shape of a dialog.
        { Certificate, Head + "steps: [{ say: answer }]\nstep: []\n", $"{Certificate}:7:1: error: unknown property `step` (did you mean `steps`?)" },
        { Certificate, Head.Replace("answer", "anwser", StringComparison.Ordinal) + "steps: [{ say: answer }]\n", $"{Certificate}:1:7: error: unknown kind `anwser` (did you mean `answer`?)" },
        { Certificate, Head.Replace(": certificate", ": certificat", StringComparison.Ordinal) + "steps: [{ say: answer }]\n", $"{Certificate}:2:12: error: `starts-on` is `certificat`, but the folder is `certificate` (an intent and its folder have one name)" },
        { Certificate, Head.Replace("2026-10-01", "last week", StringComparison.Ordinal) + "steps: [{ say: answer }]\n", $"{Certificate}:5:11: error: `reviewed` must be a day such as 2026-10-01, not `last week`" },
        { Certificate, Head.Replace("owner: office\n", "", StringComparison.Ordinal) + "steps: [{ say: answer }]\n", $"{Certificate}:1:1: error: `owner` is missing (the office that answers for this answer)" },

        // Steps.
        { Certificate, Head + "steps:\n  - sya: answer\n", $"{Certificate}:7:5: error: unknown step `sya` (did you mean `say`?)" },
        { Certificate, Head + "steps:\n  - say: answer\n    ask: answer\n", $"{Certificate}:8:5: error: a step is either `say` or `ask` (begin the second with its own \"- \")" },
        { Certificate, Head + "steps:\n  - say: answer\n    button: [link]\n", $"{Certificate}:8:5: error: unknown property `button` (did you mean `buttons`?)" },
        { Certificate, Head + "steps:\n  - say: answer\n    links: [{ title: link, url: www.gov.kr }]\n", $"{Certificate}:8:33: error: `www.gov.kr` is no address that a citizen can open (it begins with https:, tel:, sms: or mailto:)" },
        { Certificate, Head + "steps:\n  - { id: one, say: answer }\n  - { id: one, say: answer }\n", $"{Certificate}:8:11: error: the step id `one` stands here twice" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: fotos }\n", $"{Certificate}:7:37: error: unknown entity `fotos` (known are text, place, photo, yes-no, date, time, duration, number, money, phone, email, case-number, bus-route, bus-stop, plate)" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: photos }\n", $"{Certificate}:7:37: error: unknown entity `photos` (did you mean `photo`?)" },
        { Certificate, Head + "steps:\n  - { ask: answer, entity: text }\n", $"{Certificate}:7:5: error: `slot` is missing" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: text, retry: { times: some } }\n", $"{Certificate}:7:59: error: `times` must be a whole number above 0, not `some`" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: text, retry: { then: handoff } }\n", $"{Certificate}:7:58: error: `handoff` is no way to go on (did you mean `hand-off`?)" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: text, optional: yes }\n", $"{Certificate}:7:53: error: `optional` must be true or false, not `yes`" },
        { Certificate, Head + "steps:\n  - { choose: answer, slot: a, options: [link] }\n", $"{Certificate}:7:7: error: `options` must offer at least two answers" },

        // Names that nothing keeps.
        { Certificate, Head + "steps:\n  - say: anwser\n", $"{Certificate}:7:10: error: there is no text `anwser` (did you mean `answer`?)" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: a, entity: text, retry: { say: retry-generik } }\n", $"{Certificate}:7:57: error: there is no text `retry-generik` (did you mean `retry-generic`?)" },
        { Certificate, Head + "steps:\n  - say: answer\n  - do: open-cases\n    with: { kind: x }\n", $"{Certificate}:8:9: error: unknown action `open-cases` (did you mean `open-case`?)" },
        { Certificate, Head + "steps:\n  - say: answer\n  - do: open-case\n", $"{Certificate}:8:5: error: `open-case` needs `kind` (with: {{ kind: … }})" },
        { Certificate, Head + "steps:\n  - say: answer\n  - do: open-case\n    with: { kind: x, place: \"{plaec}\" }\n", $"{Certificate}:9:29: error: unknown slot `plaec`" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: place, entity: place }\n  - do: open-case\n    with: { kind: x, place: \"{plaec}\" }\n", $"{Certificate}:9:29: error: unknown slot `plaec` (did you mean `place`?)" },
        { Certificate, Head + "steps:\n  - say: answer\n  - do: cancel\n    with: { why: not }\n", $"{Certificate}:9:18: error: `cancel` takes no `why`" },
        { Certificate, Head + "steps:\n  - say: answer\n  - do: hand-off\n    with: { reason: asked, urgency: hihg }\n", $"{Certificate}:9:37: error: `urgency` cannot be `hihg` (did you mean `high`?)" },
        { Certificate, Head + "steps:\n  - { ask: answer, slot: number, entity: case-number }\n  - do: look-up-case\n    with: { number: \"{number}\" }\n    when-locked: [{ say: answer }]\n", $"{Certificate}:8:5: error: `look-up-case` can also end in `not-found` (add `when-not-found:` with steps)" },
        { "bot.yaml", "opening: greetings\n", "bot.yaml:1:10: error: there is no dialog `greetings` (did you mean `greeting`?)" },
        { "bot.yaml", "thresholds: { answer: 60 }\n", "bot.yaml:1:23: error: `answer` must be a number from 0 to 1, not `60`" },

        { "languages.yaml", "languages: [{ tag: ko }, { tag: en, falls-back-to: [kr] }]\n", "languages.yaml:1:53: error: unknown language `kr` (did you mean `ko`?)" },
        { "languages.yaml", "languages: [{ tag: ko }, { tag: en }, { tag: ko }]\n", "languages.yaml:1:46: error: the language `ko` stands here twice" },

        // Steps that nothing leads to.
        { Certificate, Head + "steps:\n  - do: open-case\n    with: { kind: x }\n    when-taken: [{ say: answer }]\n", $"{Certificate}:9:5: error: `open-case` never ends in `taken`, so these steps are never reached" },
        { Certificate, Head + "steps:\n  - { choose: answer, slot: a, options: [answer, link] }\n  - branch: a\n    when:\n      lnik: [{ say: answer }]\n", $"{Certificate}:10:7: error: `a` is never `lnik`, so these steps are never reached (did you mean `link`?)" },
        { Certificate, Head + "steps:\n  - { choose: answer, slot: a, options: [answer, link] }\n  - branch: a\n    when:\n      answer: [{ say: answer }]\n      link: [{ say: answer }]\n    else: [{ say: answer }]\n", $"{Certificate}:12:11: error: every value of `a` has its own steps, so these are never reached" },
        { Certificate, Head + "steps:\n  - do: own-cases\n  - { ask: answer, slot: a, entity: text, found: case.lastest }\n", $"{Certificate}:8:50: error: unknown slot `case.lastest` (did you mean `case.latest`?)" },
        { Certificate, Head + "steps:\n  - branch: b\n    when:\n      x: [{ say: answer }]\n", $"{Certificate}:7:13: error: unknown slot `b`" },

        { Certificate, Head + "steps:\n  - say: answer\n  - go-to: report\n  - say: answer\n", $"{Certificate}:9:5: error: this step is never reached (`go-to` ends the dialog)" },

        // Languages.
        { Ko, "examples: [등본 발급]\ntexts: { link: 정부24 }\n", $"{Ko}:1:1: error: the text `answer` is missing ({Certificate}:7 says it)" },
        { Ko, "texts: { answer: 하나, link: 정부24 }\n", $"{Ko}:1:1: error: there are no examples (add `examples:` with questions as citizens ask them)" },
        { Ko, "examples: [등본 발급]\ntexts: { answer: [], link: 정부24 }\n", $"{Ko}:2:18: error: `answer` has no words" },
        { Ko, "example: [등본 발급]\ntexts: { answer: 하나, link: 정부24 }\n", $"{Ko}:1:1: error: unknown property `example` (did you mean `examples`?)" },
        { Ko, "examples: [등본 발급, 오늘 날씨 어때?]\ntexts: { answer: 하나, link: 정부24 }\n", "out-of-scope/ko.yaml:1:12: error: \"오늘 날씨 어때\" is an example of `certificate` already (documents/certificate/ko.yaml:1)" },
        { "roads/report/ko.yaml", SmallDialogs.Files["roads/report/ko.yaml"] + "\n  nobody-words: [안전해요]\n", $"roads/report/en.yaml:1:1: error: the text `nobody-words` is missing ({SmallDialogs.Report}:15 says it)" },
        { "roads/report/en.yaml", SmallDialogs.Files["roads/report/en.yaml"].Replace("{case.number}", "here", StringComparison.Ordinal), "roads/report/en.yaml:12:3: error: `{case.number}` is missing in `done` (every language and every variant must say it)" },
        { "roads/report/en.yaml", SmallDialogs.Files["roads/report/en.yaml"].Replace("Where is it?", "\"Where is {plcae}?\"", StringComparison.Ordinal), "roads/report/en.yaml:3:3: error: unknown slot `plcae` in `ask-place` (did you mean `place`?)" },
        { "documents/certificate/fr.yaml", "examples: []\n", "documents/certificate/fr.yaml:1:1: error: there is no language `fr` in languages.yaml" },
        { "documents/certificate/dialogs.yaml", "", "documents/certificate/dialogs.yaml:1:1: error: there is no language `dialogs` in languages.yaml (did you mean `dialog`?)" },
        { "note.yaml", "", "note.yaml:1:1: error: a file here means nothing (a dialog is <topic>/<intent>/dialog.yaml)" },

        // Buttons and scripts.
        { Certificate, Head + "steps:\n  - say: answer\n    buttons: [link]\n", $"{Certificate}:8:15: error: the button `link` leads nowhere (\"정부24\" is no example of any intent)" },
        { "texts/ko.yaml", SmallDialogs.Files["texts/ko.yaml"] + "  topic-certificat: 등본 발급\n", "texts/ko.yaml:LINE:3: error: `topic-certificat` names no intent (did you mean `certificate`?)" },
        { "texts/ko.yaml", SmallDialogs.Files["texts/ko.yaml"] + "  topic-greeting: 등본 발급\n", "texts/ko.yaml:LINE:3: error: \"등본 발급\" is no example of `greeting` (it is one of `certificate`)" },
        { "texts/ko.yaml", SmallDialogs.Files["texts/ko.yaml"] + "  topic-greeting: 반갑다\n", "texts/ko.yaml:LINE:3: error: \"반갑다\" is no example of `greeting` (add it to its examples)" },
        { "documents/certificate/tests.yaml", "- name: One\n  talk:\n    - citizen: 등본\n    - bot: anser\n", "documents/certificate/tests.yaml:4:12: error: there is no text `anser` (did you mean `answer`?)" },
        { "documents/certificate/tests.yaml", "- name: One\n  language: kr\n  talk:\n    - citizen: 등본\n", "documents/certificate/tests.yaml:2:13: error: unknown language `kr` (did you mean `ko`?)" },
        { "documents/certificate/tests.yaml", "- name: One\n  talk:\n    - citzen: 등본\n", "documents/certificate/tests.yaml:3:7: error: unknown property `citzen` (did you mean `citizen`?)" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place(string file, string text, string fault) =>
        Assert.Contains(fault.Replace("LINE", $"{text.Split('\n').Length - 1}", StringComparison.Ordinal), Faults(SmallDialogs.With(file, text)));

    public static TheoryData<string, string> Missing => new()
    {
        { "languages.yaml", "languages.yaml:1:1: error: this file is missing" },
        { "bot.yaml", "bot.yaml:1:1: error: this file is missing" },
        { "texts/en.yaml", "texts/en.yaml:1:1: error: this file is missing" },
        { "out-of-scope/en.yaml", "out-of-scope/en.yaml:1:1: error: this file is missing (questions that are nobody's)" },
        { Certificate, $"{Certificate}:1:1: error: this file is missing (documents/certificate/en.yaml is there without it)" },
        { "documents/certificate/en.yaml", "documents/certificate/en.yaml:1:1: error: this file is missing (`certificate` has no English words)" },
    };

    [Theory, MemberData(nameof(Missing))]
    public void A_missing_file_is_named(string file, string fault) => Assert.Contains(fault, Faults(SmallDialogs.Without(file)));

    [Fact]
    public void One_mistake_is_one_fault() =>
        Assert.Single(Faults(SmallDialogs.With(Certificate, Head + "steps:\n  - say: answer\n    buttons: [talk-to-counselor-buton]\n")));

    /// <summary>What a step that could not be read would have learned is named in the texts of every language: all that is no fault of theirs.</summary>
    [Fact]
    public void One_mistake_in_the_steps_is_one_fault_and_not_one_more_in_each_language() => Assert.Equal(
        [$"{SmallDialogs.Report}:13:5: error: unknown step `chose` (did you mean `choose`?)"],
        Faults(SmallDialogs.With(SmallDialogs.Report, SmallDialogs.Files[SmallDialogs.Report].ReplaceLineEndings("\n").Replace("choose:", "chose:", StringComparison.Ordinal))));

    [Fact]
    public void A_shared_text_that_the_program_says_must_be_there_in_every_language()
    {
        var lines = SmallDialogs.Files["texts/en.yaml"].Split('\n').Where(line => !line.StartsWith("  apology:", StringComparison.Ordinal));

        Assert.Equal(
            ["texts/en.yaml:1:1: error: the text `apology` is missing (the program says it)"],
            Faults(SmallDialogs.With("texts/en.yaml", string.Join('\n', lines))));
    }

    [Fact]
    public void Two_dialogs_of_one_intent_are_a_fault() => Assert.Contains(
        "roads/certificate/dialog.yaml:1:1: error: the intent `certificate` has a dialog in `documents/certificate` already",
        Faults(SmallDialogs.With("roads/certificate/dialog.yaml", Head + "steps: [{ say: answer }]\n")));

    /// <summary>Whatever a file holds, reading it ends in faults and never in an exception.</summary>
    [Fact]
    public void No_file_is_too_strange_to_be_read()
    {
        var random = new Random(7);
        var alphabet = "{}[]:-,#&*!|>'\"%@`\n \tab가say: ask: do: - texts:".ToCharArray();
        for (var trial = 0; trial < 600; trial++)
        {
            var file = SmallDialogs.Files.Keys.ElementAt(random.Next(SmallDialogs.Files.Count));
            var text = SmallDialogs.Files[file];
            var at = random.Next(text.Length);
            var strange = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => alphabet[random.Next(alphabet.Length)]));

            Assert.NotNull(Faults(SmallDialogs.With(file, text[..at] + strange + text[Math.Min(text.Length, at + random.Next(12))..])));
        }
    }
}
