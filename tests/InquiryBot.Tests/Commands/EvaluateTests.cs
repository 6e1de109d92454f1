using System.Text.Json;
using InquiryBot.Commands;

namespace InquiryBot.Tests.Commands;

public sealed class EvaluateTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("inquirybot-evaluate").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Prints_one_object_with_the_promised_names()
    {
        using var output = new StringWriter();

        var exit = await Evaluate.OnFilesAsync(
            Written("train.tsv", "lost my passport\tpassport\nnew passport\tpassport\nroad is broken\troad\nhole in the road\troad"),
            Written("test.tsv", "passport lost\tpassport\nbroken road\troad"), reject: false, seed: 1, json: true, output, TestContext.Current.CancellationToken);

        var measures = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(0, exit);
        Assert.Equal(
            ["accuracy", "macroF1", "outOfScopeRecall", "outOfScopePrecision", "outOfScopeAuc", "trainSeconds", "microsecondsPerText", "modelBytes"],
            measures.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, measures.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public async Task A_file_of_another_form_is_a_bad_argument()
    {
        using var output = new StringWriter();

        var exit = await Evaluate.OnFilesAsync(
            Written("train.tsv", "no tab"), Written("test.tsv", "a\tb"), reject: false, seed: 1, json: true, output, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (exit, output.ToString()));
    }

    string Written(string name, string lines)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, lines);
        return file;
    }
}
