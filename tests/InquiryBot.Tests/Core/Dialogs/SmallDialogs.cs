using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>A dialog folder just large enough for every promise of the engine; its shared texts are their own keys.</summary>
static class SmallDialogs
{
    public const string Report = "roads/report/dialog.yaml";

    static readonly Dictionary<string, string> Written = new()
    {
        ["languages.yaml"] = "languages: [{ tag: ko, name: 한국어, called: [Korean] }, { tag: en, name: English, falls-back-to: [ko], called: [영어] }]\n",
        ["bot.yaml"] = "opening: greeting\nmisses-before-counselor: 2\nthresholds: { answer: 0.6, did-you-mean: 0.35, in-form: 0.8, in-free-text: 0.95, emergency: 0.6 }\n",
        ["texts/ko.yaml"] = Shared("ko", "예", "아니오", "건너뛰기", "없어요"),
        ["texts/en.yaml"] = Shared("en", "Yes", "No", "Skip", "none"),
        ["out-of-scope/ko.yaml"] = "examples: [오늘 날씨 어때]\n",
        ["out-of-scope/en.yaml"] = "examples: [how is the weather]\n",

        [Report] = """
            kind: form
            starts-on: report
            steps:
              - ask: ask-place
                slot: place
                entity: place
                retry: { times: 2, say: retry-place, then: hand-off }
              - ask: ask-photo
                slot: photo
                entity: photo
                optional: true
                retry: { times: 1, say: retry-photo, then: skip }
              - choose: ask-danger
                slot: danger
                options: [people, cars, nobody]
                retry: { times: 1, then: cancel }
              - branch: danger
                when:
                  people: [{ say: danger-first }]
              - do: open-case
                with: { kind: road, place: "{place}", photo: "{photo}", danger: "{danger}" }
              - say: done
            """,
        ["roads/report/ko.yaml"] = """
            examples: [길이 파였어요]
            texts:
              ask-place: 어디인가요?
              retry-place: 다시, 어디인가요?
              ask-photo: 사진이 있나요?
              retry-photo: 사진을 주세요.
              ask-danger: 위험한가요?
              people: 사람이 위험해요
              cars: 자동차가 위험해요
              nobody: 괜찮아요
              danger-first: 119에 먼저 전화하세요.
              done: "{danger}: 접수번호는 {case.number}입니다."
            """,
        ["roads/report/en.yaml"] = """
            examples: [there is a hole in the road]
            texts:
              ask-place: Where is it?
              retry-place: Again, where is it?
              ask-photo: Do you have a photo?
              retry-photo: A photo, please.
              ask-danger: Is it dangerous?
              people: People are in danger
              cars: Cars are in danger
              nobody: Nobody is
              danger-first: Call 119 first.
              done: "{danger}: your number is {case.number}."
            """,

        ["centre/visit/dialog.yaml"] = """
            kind: form
            starts-on: visit
            steps:
              - ask: ask-day
                slot: day
                entity: date
              - ask: ask-phone
                slot: phone
                entity: phone
                private: true
                retry: { then: cancel }
              - ask: ask-story
                slot: story
                entity: text
              - ask: ask-sure
                slot: sure
                entity: yes-no
              - branch: sure
                when:
                  yes: [{ do: hand-off, with: { reason: call-back, phone: "{phone}", day: "{day}" } }]
              - say: visit-done
            """,
        ["centre/visit/ko.yaml"] = "examples: [방문하고 싶어요]\ntexts: { ask-day: 언제요?, ask-phone: 번호는요?, ask-story: 무슨 일인가요?, ask-sure: 맞나요?, visit-done: '{day} {phone}' }\n",
        ["centre/visit/en.yaml"] = "examples: [i want to visit]\ntexts: { ask-day: When?, ask-phone: Your number?, ask-story: What is it about?, ask-sure: Is that right?, visit-done: '{day} {phone}' }\n",

        ["documents/certificate/dialog.yaml"] = """
            kind: answer
            starts-on: certificate
            owner: office
            source: https://www.gov.kr
            reviewed: 2026-10-01
            steps:
              - say: answer
                links: [{ title: link, url: "https://www.gov.kr" }]
                buttons: [talk-to-counselor-button]
            """,
        ["documents/certificate/ko.yaml"] = "examples: [등본 발급]\ntexts: { answer: 정부24에서 됩니다., link: 정부24 }\n",
        ["documents/certificate/en.yaml"] = "examples: [resident certificate]\ntexts: { answer: On Government24., link: Government24 }\n",

        ["control/emergency/dialog.yaml"] = "kind: control\nstarts-on: emergency\nsteps: [{ say: call-now }, { do: hand-off, with: { reason: emergency, urgency: emergency } }]\n",
        ["control/emergency/ko.yaml"] = "examples: [숨을 안 쉬어요]\ntexts: { call-now: 119 }\n",
        ["control/emergency/en.yaml"] = "examples: [not breathing]\ntexts: { call-now: '119' }\n",
    };

    public static IReadOnlyDictionary<string, string> Files { get; } = ((IEnumerable<KeyValuePair<string, string>>)
    [
        .. Written,
        .. Answer("greeting", "안녕하세요", "hello", "[안녕하세요, 반갑습니다]", "[Hello there, Good day]"),
        .. Answer("help", "도움말", "help me", "도와드려요", "I help"),
        .. Control("cancel", "취소", "cancel"),
        .. Control("start-over", "처음부터", "start over"),
        .. Control("repeat", "다시 말해 줘", "say that again"),
        .. Control("change-language", "언어 바꿔줘", "change the language", "영어로 해줘", "한국어로"),
        .. Answer("correct", "틀렸어요", "that was wrong", "고칠 것이 없어요", "Nothing to correct"),
        .. Control("talk-to-counselor", "상담사 연결", "talk to a person", action: "hand-off", with: "{ reason: asked }"),
    ]).ToDictionary();

    public static IReadOnlyDictionary<string, string> With(string file, string text) => new Dictionary<string, string>(Files) { [file] = text };

    public static IReadOnlyDictionary<string, string> Without(string file) => Files.Where(each => each.Key != file).ToDictionary();

    public static DialogLibrary Library { get; } = Read(Files);

    public static DialogLibrary Read(IReadOnlyDictionary<string, string> files) =>
        DialogReader.Read(files) is { Library: { } library, Faults: [] } ? library : throw new InvalidOperationException(string.Join('\n', DialogReader.Read(files).Faults));

    public static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    static Dictionary<string, string> Answer(string intent, string ko, string en, string koWords, string enWords) => new()
    {
        [$"control/{intent}/dialog.yaml"] = $"kind: control\nstarts-on: {intent}\nsteps: [{{ say: words }}]\n",
        [$"control/{intent}/ko.yaml"] = $"examples: [{ko}]\ntexts: {{ words: {koWords} }}\n",
        [$"control/{intent}/en.yaml"] = $"examples: [{en}]\ntexts: {{ words: {enWords} }}\n",
    };

    static Dictionary<string, string> Control(string intent, string ko, string en, string? more = null, string? evenMore = null, string? action = null, string? with = null) => new()
    {
        [$"control/{intent}/dialog.yaml"] = $"kind: control\nstarts-on: {intent}\nsteps: [{{ do: {action ?? intent}{(with is null ? "" : $", with: {with}")} }}]\n",
        [$"control/{intent}/ko.yaml"] = $"examples: [{string.Join(", ", new[] { ko, more, evenMore }.OfType<string>())}]\n",
        [$"control/{intent}/en.yaml"] = $"examples: [{en}]\n",
    };

    const string KoreanNames =
        "  slot-place: [장소, 주소]\n  slot-photo: 사진\n  slot-danger: 위험\n  slot-day: 날짜\n  slot-phone: 전화번호\n  slot-story: 내용\n  slot-sure: 확인\n"
        + "  topic-report: 길이 파였어요\n  topic-visit: 방문하고 싶어요\n";

    const string EnglishNames =
        "  slot-place: [Place, address]\n  slot-photo: Photo\n  slot-danger: Danger\n  slot-day: Day\n  slot-phone: Phone\n  slot-story: Story\n  slot-sure: Sure\n"
        + "  topic-report: there is a hole in the road\n  topic-visit: i want to visit\n";

    static string Shared(string tag, string yes, string no, string skip, string skipWord) => "texts:\n" + string.Concat(SystemTexts.Required.Select(key => key switch
    {
        SystemTexts.Yes => $"  \"yes\": {yes}\n",
        SystemTexts.No => $"  \"no\": {no}\n",
        SystemTexts.Skip => $"  skip: {skip}\n",
        SystemTexts.SkipWords => $"  skip-words: [{skipWord}]\n",
        SystemTexts.Corrections => tag == "ko" ? "  corrections: [\"{wrong} 말고 {right}\", \"{wrong}이 아니라 {right}\"]\n" : "  corrections: [\"not {wrong} but {right}\", \"{right},not {wrong}\"]\n",
        SystemTexts.TakeBackWords => tag == "ko" ? "  take-back-words: [아 잠깐]\n" : "  take-back-words: [sorry]\n",
        SystemTexts.SentenceEnds => tag == "ko" ? "  sentence-ends: [이에요, 이요]\n" : "  sentence-ends: [please]\n",
        SystemTexts.WaitingWords => tag == "ko" ? "  waiting-words: [언제 와]\n" : "  waiting-words: [how long]\n",
        SystemTexts.Back => tag == "ko" ? "  back: 이전\n" : "  back: Back\n",
        SystemTexts.DidNotUnderstand => $"  {key}: [{tag} one, {tag} two, {tag} three]\n",
        SystemTexts.Weekdays => "  weekdays: [Mon, Tue, Wed, Thu, Fri, Sat, Sun]\n",
        SystemTexts.TalkToCounselorButton => $"  {key}: {(tag == "ko" ? "상담사 연결" : "talk to a person")}\n",
        SystemTexts.HelpButton => $"  {key}: {(tag == "ko" ? "도움말" : "help me")}\n",
        SystemTexts.WaitingFirst or SystemTexts.NobodyRightNow or SystemTexts.CallBackOffer or SystemTexts.TicketStillWaiting => $"  {key}: {{ say: \"{tag} {key}\", easy: \"{tag} easy {key}\" }}\n",
        _ when key == SystemTexts.Alert("heavy-rain") || key == SystemTexts.CaseReason("unclear") => $"  {key}: {{ say: \"{tag} {key}\", easy: \"{tag} easy {key}\" }}\n",
        _ => $"  {key}: \"{tag} {key}{string.Concat(SystemTexts.Placeholders.GetValueOrDefault(key, []).Select(name => $" {{{name}}}"))}\"\n",
    })) + (tag == "ko" ? KoreanNames : EnglishNames) + (tag == "ko" ? "  topic-certificate: 등본 발급\n" : "  topic-certificate: resident certificate\n");
}
