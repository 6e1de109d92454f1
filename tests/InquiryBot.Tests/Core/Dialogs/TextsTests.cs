using InquiryBot.Commands;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>How words become a reply.</summary>
public sealed class TextsTests
{
    [Fact]
    public async Task A_text_of_several_variants_is_never_put_the_same_way_twice_running()
    {
        var citizen = new Citizen();
        var heard = new List<string?>();
        for (var turn = 0; turn < 60; turn++)
        {
            await citizen.Says("어쩌고");
            heard.AddRange(citizen.Words);
            citizen.Conversation = citizen.Conversation with { Misses = 0 };
        }

        Assert.All(heard.Zip(heard.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(["ko one", "ko three", "ko two"], heard.Distinct().Order());
    }

    [Fact]
    public void A_text_that_a_language_lacks_is_said_in_the_one_that_it_falls_back_to_and_its_own_comes_before_a_shared_one()
    {
        var languages = new Languages([new("ko", "한국어", [], []), new("en", "English", [], []), new("vi", "Tiếng Việt", ["en"], [])]);
        var words = new Wordings(languages, new Dictionary<(string, string), IReadOnlyDictionary<string, Wording>>
        {
            [("", "ko")] = All(("shared", "shared ko"), ("both", "both ko"), ("only-ko", "only ko")),
            [("", "en")] = All(("shared", "shared en"), ("both", "both en")),
            [("form", "en")] = All(("both", "own en")),
            [("form", "vi")] = All(("own", "own vi {name}")),
        });
        var texts = new Texts(words, Practice.Vault, new Random(1));

        Assert.Equal("shared en", texts.Say("shared", "vi").Text);
        Assert.Equal("only ko", texts.Say("only-ko", "vi").Text);
        Assert.Equal("no-such-key", texts.Say("no-such-key", "vi").Text);
        Assert.Equal("shared ko", texts.Say("shared", "tlh").Text);
        Assert.Equal("own en", texts.Words("form", "both", "vi"));
        Assert.Equal("own vi Kim", texts.Say(new Saying("own", "form") { With = new Dictionary<string, string> { ["name"] = "Kim" } }, "vi").Reply.Text);
        Assert.Equal("own vi ", texts.Say(new Saying("own", "form"), "vi").Reply.Text);
    }

    static Dictionary<string, Wording> All(params (string Key, string Words)[] all) =>
        all.ToDictionary(text => text.Key, text => new Wording(new Key(text.Key, Mark.Top("test")), [text.Words]));

    /// <summary>Every shared text in usual and in easy words, which name their key.</summary>
    static Texts Twofold()
    {
        var all = new HashSet<string>([.. SystemTexts.Required, "answer", "button"]).ToDictionary(
            key => key,
            key => new Wording(new Key(key, Mark.Top("test")), [$"usual {key}{Holes(key)}"]) { Easy = [$"easy {key}{Holes(key)}"] });
        return new(new Wordings(new Languages([new("ko", "한국어", [], [])]), new Dictionary<(string, string), IReadOnlyDictionary<string, Wording>> { [("", "ko")] = all }), Practice.Vault, new Random(1));

        static string Holes(string key) => string.Concat(SystemTexts.Placeholders.GetValueOrDefault(key, []).Select(name => $" {{{name}}}"));
    }

    [Fact]
    public void What_the_bot_says_outside_of_dialogs_is_easy_too_for_who_wants_it()
    {
        var conversation = new Conversation { Id = new("c"), Channel = "webchat", User = "u", Language = "ko" };

        Assert.Equal("usual apology", Twofold().Say("apology", conversation.Manner).Text);
        Assert.Equal("easy apology", Twofold().Say("apology", (conversation with { Easy = true }).Manner).Text);
    }

    [Fact]
    public void What_stands_inside_another_text_or_under_it_is_easy_too_and_a_button_never_is()
    {
        var (texts, easy) = (Twofold(), new Manner("ko", Easy: true));
        var saying = new Saying("answer") { Buttons = ["button"], Origin = new Origin("120", "https://www.gg.go.kr", new DateOnly(2025, 1, 1), Due: true) };

        var reply = texts.Say(saying, easy).Reply;

        Assert.Equal("easy answer\neasy being-reviewed", reply.Text);
        Assert.Equal("easy origin-line 120 2025-01-01", reply.Attachments![0].Content!.Value.GetProperty("text").GetString());
        Assert.Equal("usual button", Assert.Single(reply.SuggestedActions!.Actions!).Title);
        Assert.Equal("easy moment-tomorrow 09:00", texts.Moment(new(2026, 10, 7, 9, 0, 0, TimeSpan.Zero), new(2026, 10, 6, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, easy));
        Assert.Equal("easy all-day", texts.Span(TimeOnly.MinValue, TimeOnly.MinValue, easy));
        Assert.Equal("easy case-reason-unclear", texts.Words(Wordings.Shared, SystemTexts.CaseReason("unclear"), easy));
    }

    [Fact]
    public void The_button_that_shares_a_place_says_so_to_the_client()
    {
        var texts = new Texts(DialogFiles.Reading.Library!.Words, Practice.Vault, new Random(1));

        var (reply, _) = texts.Say(new Saying("retry-generic") { Buttons = ["share-location", "help-button"] }, "ko");

        var actions = reply.SuggestedActions!.Actions!;
        Assert.Equal("location", actions[0].ChannelData!.Value.GetProperty("share").GetString());
        Assert.Equal(actions[0].Title, actions[0].Value!.Value.GetString());
        Assert.Null(actions[1].ChannelData);
    }
}
