using System.Text.Json;
using InquiryBot.Commands;

namespace InquiryBot.Tests.Commands;

public sealed class UnderstandTests
{
    [Fact]
    public async Task Each_line_is_answered_by_one_object()
    {
        using var input = new StringReader("여권을 잃어버렸어요 \"급해요\"\n\n내일 오후 3시에 010-1234-5678로 전화 주세요\nqwrtp zxcv");
        using var output = new StringWriter();

        var exit = await Understand.RunAsync(Path.Combine(SourceTree.Root, "dialogs"), why: false, Practice.Clock, input, output, TextWriter.Null, TestContext.Current.CancellationToken);

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal((0, 4), (exit, lines.Count));
        Assert.Equal(
            ["text", "language", "intent", "score", "alternatives", "entities", "sentiment", "feeling", "masked"],
            lines[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(["passport", "out-of-scope", "call-back", "out-of-scope"], lines.Select(line => line.GetProperty("intent").GetString()));
        Assert.Equal("여권을 잃어버렸어요 \"급해요\"", lines[0].GetProperty("text").GetString());
        Assert.Equal(
            ["date=2026-10-07", "time=15:00", "phone=01012345678"],
            lines[2].GetProperty("entities").EnumerateArray().Select(entity => $"{entity.GetProperty("type")}={entity.GetProperty("value")}"));
        Assert.Equal("내일 오후 3시에 [전화번호]로 전화 주세요", lines[2].GetProperty("masked").GetString());
        Assert.Equal(["intent", "score"], lines[0].GetProperty("alternatives")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Who_writes_dialogs_sees_the_pieces_that_decided()
    {
        using var input = new StringReader("여권 재발급");
        using var output = new StringWriter();

        await Understand.RunAsync(Path.Combine(SourceTree.Root, "dialogs"), why: true, Practice.Clock, input, output, TextWriter.Null, TestContext.Current.CancellationToken);

        var reasons = JsonDocument.Parse(output.ToString()).RootElement.GetProperty("why").EnumerateArray().ToList();
        Assert.Equal(12, reasons.Count);
        Assert.Contains(reasons.Take(3), reason => reason.GetProperty("piece").GetString()!.Contains("여권", StringComparison.Ordinal));
        Assert.True(reasons[0].GetProperty("weight").GetDouble() > 0);
    }

    [Fact]
    public async Task Who_gives_nothing_is_told_what_to_give()
    {
        using var input = new StringReader("");
        using var errors = new StringWriter();

        Assert.Equal(0, await Understand.RunAsync(Path.Combine(SourceTree.Root, "dialogs"), why: false, Practice.Clock, input, TextWriter.Null, errors, TestContext.Current.CancellationToken));

        Assert.StartsWith("inquirybot: nothing was given: write one text a line", errors.ToString(), StringComparison.Ordinal);
    }
}
