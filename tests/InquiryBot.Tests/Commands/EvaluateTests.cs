using System.Text.Json;
using InquiryBot.Commands;

namespace InquiryBot.Tests.Commands;

public sealed class EvaluateTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("inquirybot-evaluate").FullName;

    static readonly Evaluate.Protocol s_once = new(Reject: false, LeaveOut: 0, Shots: [], Seed: 1, Json: true);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Prints_one_object_with_the_promised_names()
    {
        using var output = new StringWriter();

        var exit = await Evaluate.OnFilesAsync(
            Written("train.tsv", "lost my passport\tpassport\nnew passport\tpassport\nroad is broken\troad\nhole in the road\troad"),
            Written("test.tsv", "passport lost\tpassport\nbroken road\troad"), s_once, output, TestContext.Current.CancellationToken);

        var measures = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(0, exit);
        Assert.Equal(
            ["accuracy", "macroF1", "outOfScopeRecall", "outOfScopePrecision", "outOfScopeAuc", "amongThreeWhenWrong", "calibrationError", "trainSeconds", "microsecondsPerText", "modelBytes"],
            measures.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, measures.GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public async Task The_figures_of_several_seeds_are_their_mean()
    {
        var (train, test) = (Written("train.tsv", string.Join('\n', Enumerable.Range(0, 8).SelectMany(i => (string[])[$"lost passport {i}\tpassport", $"hole in road {i}\troad", $"late bus {i}\tbus"]))),
            Written("test.tsv", "a lost hole in the bus\tpassport\nroad late\troad\nbus passport hole\tbus\nno idea\troad"));

        var each = new List<double>();
        foreach (var seed in (int[])[4, 5, 6]) each.Add(await AccuracyAsync(s_once with { Seed = seed }));

        Assert.Equal(each.Average(), await AccuracyAsync(s_once with { Seed = 4, Seeds = 3 }), 12);

        async Task<double> AccuracyAsync(Evaluate.Protocol protocol)
        {
            using var output = new StringWriter();
            await Evaluate.OnFilesAsync(train, test, protocol, output, TestContext.Current.CancellationToken);
            return JsonDocument.Parse(output.ToString()).RootElement.GetProperty("accuracy").GetDouble();
        }
    }

    [Fact]
    public async Task Prints_a_curve_with_every_draw()
    {
        using var output = new StringWriter();

        await Evaluate.OnFilesAsync(
            Written("train.tsv", "lost my passport\tpassport\nnew passport\tpassport\nroad is broken\troad\nhole in the road\troad"),
            Written("test.tsv", "passport lost\tpassport\nbroken road\troad"), s_once with { Shots = [1, 2] }, output, TestContext.Current.CancellationToken);

        var curve = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().ToList();
        Assert.Equal([1, 2], curve.Select(point => point.GetProperty("shots").GetInt32()));
        Assert.All(curve, point => Assert.Equal(3, point.GetProperty("draws").GetArrayLength()));
        Assert.Equal(1, curve[1].GetProperty("accuracy").GetDouble());
    }

    [Fact]
    public async Task A_file_alone_is_asked_of_classifiers_that_were_taught_without_the_line()
    {
        using var output = new StringWriter();
        var lines = Enumerable.Range(0, 6).SelectMany(i => (string[])[$"passport office {i}\tpassport", $"hole in road {i}\troad"]);

        Assert.Equal(0, await Evaluate.OnFileAsync(Written("all.tsv", string.Join('\n', lines)), folds: 3, seeds: [1, 2], output, TestContext.Current.CancellationToken));

        Assert.StartsWith("und: 12 questions, right 1.0000", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_form_is_a_bad_argument()
    {
        using var output = new StringWriter();

        var exit = await Evaluate.OnFilesAsync(
            Written("train.tsv", "no tab"), Written("test.tsv", "a\tb"), s_once, output, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (exit, output.ToString()));
    }

    [Theory]
    [InlineData("--train {0} --test {0} --folds 3", "--folds asks each example of the file that it learns from, and no other file: leave --folds or --test out.")]
    [InlineData("--train {0} --test {0} --shots 5 --leave-out 0.25", "--shots teaches all intents: leave --shots or --leave-out out.")]
    [InlineData("--train {0} --test {0} --shots 5 --reject", "--shots turns nothing away: leave --shots or --reject out.")]
    [InlineData("--train {0} --test {0} --leave-out 0.25 --reject", "--leave-out turns texts of no intent away by itself: leave --leave-out or --reject out.")]
    [InlineData("--train {0} --test {0} --dialogs dialogs", "The dialogs are measured or a file is: leave --dialogs or --train out.")]
    [InlineData("--train {0} --folds 3 --dialogs dialogs", "The dialogs are measured or a file is: leave --dialogs or --train out.")]
    [InlineData("--train {0} --folds 3 --reject", "--reject needs --train and --test.")]
    [InlineData("--reject", "--reject needs --train and --test.")]
    [InlineData("--test {0} --shots 5", "--train and --test go together.")]
    public async Task Options_of_which_one_would_be_ignored_are_refused(string typed, string fault)
    {
        using var errors = new StringWriter();
        var file = Written("lines.tsv", "a\tb");

        Assert.Equal(2, await Verbs.RunAsync(["evaluate", .. typed.Split(' ').Select(part => part == "{0}" ? file : part)], errors));

        Assert.Contains(fault, errors.ToString(), StringComparison.Ordinal);
    }

    string Written(string name, string lines)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, lines);
        return file;
    }
}
