using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations.Wire;

public sealed class PlaceholdersTests
{
    static readonly Gen<(string Text, int[] Cuts)> Cut =
        from text in Gen.Elements("등본", "[[", "]]", "[[1]]", "[ [2] ]", "[[07]]", "1", " ", "\ud83d", "👍", "a", "\n").ListOf().Select(string.Concat)
        from cuts in Gen.Choose(0, 40).ListOf()
        select (text, cuts.ToArray());

    [Fact]
    public void What_was_taken_out_comes_back_whatever_the_text_and_the_pieces() =>
        Prop.ForAll(Arb.From(Cut), sample =>
        {
            var sheltered = Placeholders.In(sample.Text, Pieces(sample.Text, sample.Cuts));

            Assert.Equal(sample.Text, sheltered.Restore(sheltered.Text));
            Assert.Equal(sheltered.Count, Placeholders.Signs().Count(sheltered.Text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(9_199_804_593_141_740_777, 7_864_496_303_012_591_383));

    [Fact]
    public void An_earlier_piece_wins_over_one_that_overlaps_it() =>
        Assert.Equal("[[1]]b[[2]]", Placeholders.In("aabcc", [new(3, 2, "y"), new(0, 2, "x"), new(1, 3, "z")]).Text);

    [Theory]
    [InlineData("the [[1]] and [[2]]", "the X and Y")]
    [InlineData("[[ 2 ]] first, [ [1] ] then, [[1]] again", "Y first, X then, X again")]
    [InlineData("the [[1]]", null)]
    [InlineData("the [[1]], [[2]] and [[3]]", null)]
    [InlineData("the [[1]], [[2]] and [[0]]", null)]
    [InlineData("the [[1]], [[2]] and [[99999999999999]]", null)]
    [InlineData("", null)]
    public void A_translation_may_move_them_and_must_not_lose_or_invent_one(string translated, string? restored) =>
        Assert.Equal(restored, Placeholders.In("ab", [new(0, 1, "X"), new(1, 1, "Y")]).Restore(translated));

    static IEnumerable<Placeholders.Piece> Pieces(string text, int[] cuts) =>
        cuts.Chunk(2).Where(cut => cut.Length == 2 && cut[0] + cut[1] <= text.Length).Select(cut => new Placeholders.Piece(cut[0], cut[1], text.Substring(cut[0], cut[1])));
}
