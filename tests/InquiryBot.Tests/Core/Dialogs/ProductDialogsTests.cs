using System.Text.RegularExpressions;
using InquiryBot.Commands;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The dialogs that are served.</summary>
public sealed partial class ProductDialogsTests
{
    static readonly string Folder = Path.Combine(SourceTree.Root, "dialogs");

    [Fact]
    public async Task The_served_dialogs_have_no_fault()
    {
        var output = new StringWriter();

        Assert.Equal(0, await Check.RunAsync(Folder, Practice.Clock, output, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("error:", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public async Task Every_answer_is_told_in_easy_words_too_with_the_same_numbers_and_addresses(string language)
    {
        var library = (await InquiryBot.Wiring.DialogFiles.ReadAsync(Folder, TestContext.Current.CancellationToken)).Library!;
        var answers = library.Dialogs.Where(dialog => dialog.Kind is DialogKind.Answer)
            .SelectMany(dialog => dialog.All.OfType<SayStep>().Select(step => library.Words.Find(dialog.Intent, step.Text.Name, language)!));
        var easy = library.Words.Dialogs.SelectMany(dialog => library.Words.In(dialog, language).Values).Where(wording => wording.Easy.Count > 0);

        Assert.Empty(answers.Where(wording => wording.Easy.Count == 0).Select(wording => Place(wording)));
        Assert.Empty(
            from wording in easy
            let usual = Facts(wording.Variants[0])
            from words in wording.Easy
            from fact in Facts(words).Except(usual).Concat(usual.Except(Facts(words)))
            select $"{fact}: {Place(wording)}");
    }

    /// <summary>A button that changes nothing is none.</summary>
    [Fact]
    public async Task Easy_words_are_offered_just_where_the_answers_have_them()
    {
        var library = (await InquiryBot.Wiring.DialogFiles.ReadAsync(Folder, TestContext.Current.CancellationToken)).Library!;
        var answers = library.Dialogs.Where(dialog => dialog.Kind is DialogKind.Answer).SelectMany(dialog => dialog.All.OfType<SayStep>().Select(step => (dialog.Intent, step.Text.Name))).ToList();

        Assert.All(library.Languages.All, language => Assert.Equal(
            answers.TrueForAll(answer => library.Words.Find(answer.Intent, answer.Name, language.Tag)!.Easy.Count > 0), language.EasyRead));
    }

    [Fact]
    public async Task Every_office_that_comes_with_the_program_has_a_name_in_every_language()
    {
        var library = (await InquiryBot.Wiring.DialogFiles.ReadAsync(Folder, TestContext.Current.CancellationToken)).Library!;

        Assert.Empty(
            from office in Competence.Shipped.Departments.Concat(Competence.Shipped.TownHalls.Select(hall => hall.Name))
            from language in library.Languages.All.Skip(1)
            where library.Office(office, language.Tag) == office
            select $"{office} in {language.Tag}");
    }

    /// <summary>What the bot calls a town hall is never taken for another one, and only Gwangju, of which there are two, for none.</summary>
    [Fact]
    public void A_town_hall_is_known_by_the_names_that_the_bot_has_for_it() => Assert.All(
        from hall in Competence.Shipped.TownHalls
        from language in DialogFiles.Reading.Library!.Languages.All
        select (hall, Name: DialogFiles.Reading.Library!.Office(hall.Name, language.Tag)),
        one => Assert.True(Competence.Shipped.TownHallOf(new Place(one.Name)) is { } known ? known == one.hall : one.hall.Site == "www.gjcity.go.kr", one.Name));

    static string Place(Wording wording) => $"{wording.Key.At.File}:{wording.Key.At.Line}";

    /// <summary>Phone numbers, sums, dates and web addresses; a single digit may be a word in the usual text.</summary>
    static List<string> Facts(string words) => [.. Fact().Matches(words).Select(match => match.Value)];

    [GeneratedRegex(@"\d[\d,.-]*\d|[\w-]+(?:\.[a-z]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Fact();
}
