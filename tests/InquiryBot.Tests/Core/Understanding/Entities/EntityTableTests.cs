namespace InquiryBot.Tests.Core.Understanding.Entities;

/// <summary>The tables beside this file: what texts of each language name, and what they only seem to.</summary>
public sealed class EntityTableTests
{
    private const string Folder = "tests/InquiryBot.Tests/Core/Understanding/Entities";

    public static TheoryData<string, string, string, string, string> Named { get; } =
        [.. Rows(columns: 4).Select(row => (row.Language, row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3]))];

    public static TheoryData<string, string, string> NotNamed { get; } =
        [.. Rows(columns: 2).Select(row => (row.Language, row.Cells[0], row.Cells[1]))];

    [Theory, MemberData(nameof(Named))]
    public void Names_what_is_said(string language, string text, string type, string typed, string value)
    {
        var found = StoppedDesk.Finder.Find(text, language).FirstOrDefault(entity => entity.Type == type);

        Assert.NotNull(found);
        Assert.Equal((typed, value), (found.Text, found.Value));
        Assert.Equal(typed, text.Substring(found.Start, typed.Length));
    }

    [Theory, MemberData(nameof(NotNamed))]
    public void Leaves_look_alikes_alone(string language, string text, string type) =>
        Assert.DoesNotContain(StoppedDesk.Finder.Find(text, language), entity => type == "-" || entity.Type == type);

    [Theory]
    [InlineData("ko", 150)]
    [InlineData("en", 80)]
    [InlineData("zh", 30)]
    [InlineData("ja", 30)]
    [InlineData("vi", 30)]
    [InlineData("th", 30)]
    [InlineData("ru", 30)]
    [InlineData("mn", 30)]
    [InlineData("uz", 30)]
    public void Each_language_has_its_table(string language, int rows) =>
        Assert.True(Rows(columns: 4).Concat(Rows(columns: 2)).Count(row => row.Language == language) >= rows);

    private static IEnumerable<(string Language, string[] Cells)> Rows(int columns) =>
        from file in SourceTree.Files(Folder, "*.tsv")
        from line in SourceTree.Read(file).Split('\n')
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        where cells.Length == columns
        select (Path.GetFileNameWithoutExtension(file), cells);
}
