using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Tests.Contracts;

namespace InquiryBot.Tests.Core.Channels;

/// <summary>What holds for every reply on every channel, and on channels that are smaller than any.</summary>
public sealed partial class FittingProperties
{
    // The same data on every run: a red run is the change's fault.
    const ulong Seed = 5_310_664_917_402_287_193;
    const ulong Gamma = 7_864_496_303_012_591_383;

    static readonly ChannelAbilities[] Small =
    [
        new() { Text = new(40, LengthUnit.Utf16) },
        new() { Text = new(60, LengthUnit.Utf8Bytes), Markup = Markup.Asterisks, Buttons = 3, ButtonLabel = new(8, LengthUnit.Graphemes) },
        new() { Text = new(50, LengthUnit.Graphemes), Markup = Markup.Html, Buttons = 2, LinkButtons = true, Image = true },
        new() { Text = new(280, LengthUnit.Weighted), Carousel = 2, File = true, Location = true },
    ];

    static ChannelAbilities[] All => [.. Small, .. ChannelCases.All.Select(channel => channel.Alone().Abilities).Where(abilities => !abilities.SpeaksActivities)];

    static readonly Gen<string> Words = Gen.Elements(
        "여권 ", "안녕하세요. ", "Hello! ", "1,234,567 ", "010-1234-5678 ", "2026-11-28 ", "https://www.gg.go.kr/a/b?c=1&d=2 ", "👩‍👩‍👧‍👦", "🇰🇷", "e\u0301", "สวัสดี", "。", "\n", "\n\n", "* ", "<b> ", "& ",
        "hong@gg.go.kr ", "مرحبا ", "가나다라마바사아자차카타파하가나다라마바사아자차카타파하", "_x_ ", "[", "](").ListOf().Select(string.Concat);

    static readonly Gen<Activity> Replies =
        from text in Words
        from more in Words
        from titles in Gen.Choose(0, 5).SelectMany(count => Gen.Elements("예", "아니요", "여권 재발급 신청하기", "Passport", "処理状況を確認する", "🇰🇷 한국어").ListOf(count))
        from link in Gen.Elements(0, 1, 2)
        from image in Gen.Elements(0, 1)
        select new Activity
        {
            Type = ActivityTypes.Message,
            Id = "r",
            Text = text + more,
            TextFormat = "plain",
            SuggestedActions = new() { Actions = [.. titles.Select((title, number) => Choice($"{title} {(char)('a' + number)}"))] },
            Attachments =
            [
                .. Enumerable.Range(0, link).Select(number => Cards.Attach(Cards.Hero, new HeroCard { Buttons = [Link($"안내 {number}", $"https://gg.go.kr/{number}")] }, ActivityJson.Wire.HeroCard)),
                .. Enumerable.Range(0, image).Select(_ => new Attachment { ContentType = "image/png", ContentUrl = "https://gg.go.kr/map.png", Name = "지도" }),
            ],
        };

    [Fact]
    public void Every_part_fits() => Check((reply, abilities) =>
    {
        foreach (var part in Fitting.Fit(reply, abilities))
        {
            Assert.True(abilities.Text.Fits(part.Text ?? ""), $"{abilities.Text}: {part.Text}");
            Assert.True((part.SuggestedActions?.Actions?.Count ?? 0) <= Math.Max(abilities.Buttons, abilities.LinkButtons ? 1 : 0));
            Assert.All(part.SuggestedActions?.Actions ?? [], button => Assert.True(abilities.ButtonLabel.Fits(button.Title!)));
            Assert.True(part.Text is { Length: > 0 } || part.Attachments is { Count: 1 }, "A part says nothing.");
        }
    });

    [Fact]
    public void Nothing_is_lost_and_the_order_is_kept() => Check((reply, abilities) =>
    {
        var parts = Fitting.Fit(reply, abilities);
        var said = Bare(string.Concat(parts.Select(part => part.Text)), abilities.Markup);

        Assert.StartsWith(Bare(reply.Text!, Markup.Plain), said, StringComparison.Ordinal);
        var shown = said + Bare(string.Concat(parts.SelectMany(part => part.SuggestedActions?.Actions ?? []).Select(button => $"{button.Title}{button.Value?.GetString()}")), Markup.Plain);
        Assert.All(reply.SuggestedActions!.Actions!, choice => Assert.Contains(Bare(choice.Title!, Markup.Plain), shown, StringComparison.Ordinal));
        foreach (var file in reply.Attachments!)
            Assert.True(file.ContentUrl is { } address
                ? parts.Any(part => part.Attachments is [var one] && one.ContentUrl == address) || said.Contains(address, StringComparison.Ordinal)
                : shown.Contains(file.Content!.Value.GetProperty("buttons")[0].GetProperty("value").GetString()!, StringComparison.Ordinal));
    });

    [Fact]
    public void No_link_number_or_character_is_cut() => Check((reply, abilities) =>
    {
        var parts = Fitting.Fit(reply, abilities).Where(part => part.Text is not null).Select(part => Decoded(part.Text!, abilities.Markup)).ToList();
        foreach (var whole in Whole().Matches(reply.Text!).Select(match => match.Value).Where(abilities.Text.Fits))
            if (StyledLength(whole, abilities)) Assert.Contains(parts, part => part.Contains(whole, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.False(part.Length > 0 && (char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1]) || part[0] is '\u0301' or '\u200d')));
    });

    [Fact]
    public void A_number_in_the_list_is_the_choice_of_that_place() => Check((reply, abilities) =>
    {
        var choices = reply.SuggestedActions!.Actions!;
        if (choices.Count <= abilities.Buttons || choices.Count == 0) return;

        var said = Decoded(string.Join('\n', Fitting.Fit(reply, abilities).Select(part => part.Text)), abilities.Markup);
        Assert.All(choices.Index(), choice => Assert.Matches($@"{choice.Index + 1}\.\s+{Regex.Escape(choice.Item.Title!).Replace("\\ ", @"\s+", StringComparison.Ordinal)}", said));
    });

    static void Check(Action<Activity, ChannelAbilities> holds)
    {
        foreach (var abilities in All)
            Prop.ForAll(Arb.From(Replies), reply => holds(reply, abilities)).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(Seed, Gamma));
    }

    /// <summary>The text as a reader sees it, without the white space at which it may be parted.</summary>
    static string Bare(string text, Markup markup) => Spaces().Replace(Decoded(text, markup), "");

    static string Decoded(string text, Markup markup) => markup is Markup.Html ? System.Net.WebUtility.HtmlDecode(text) : text;

    static bool StyledLength(string whole, ChannelAbilities abilities) => abilities.Text.Fits(abilities.Markup is Markup.Html ? System.Net.WebUtility.HtmlEncode(whole) : whole);

    static CardAction Choice(string title) => new() { Type = CardActionTypes.ImBack, Title = title, Value = JsonSerializer.SerializeToElement(title) };

    static CardAction Link(string title, string address) => new() { Type = CardActionTypes.OpenUrl, Title = title, Value = JsonSerializer.SerializeToElement(address) };

    [GeneratedRegex(@"https://[^\s<>\[\]]+(?=\s)|(?<![\d,.:/-])\d[\d,-]*\d(?= )|👩‍👩‍👧‍👦|🇰🇷")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
