using InquiryBot.Core.Dialogs.Fetching;
using InquiryBot.Core.Dialogs.Reading;
using NJsonSchema;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The schema that editors underline by says what the readers say.</summary>
public sealed class DialogSchemaTests
{
    static readonly Lazy<Task<JsonSchema>> Whole = new(() => JsonSchema.FromJsonAsync(DialogSchema.Make().ToJsonString()));

    static string Json(string yaml) => ((Fetched.Answered)SampleReader.Answer(new YamlFile("test", []).Load(yaml)!)).Body.GetRawText();

    static async Task<int> MistakesAsync(string yaml) => (await Whole.Value).Validate(Json(yaml)).Count;

    public static TheoryData<string> Files => [.. DialogFiles.Product.Keys.Where(file => file.Split('/').Length > 1 || file == "sources.yaml")];

    [Theory, MemberData(nameof(Files))]
    public async Task Every_served_file_fits_it(string file) => Assert.Equal(0, await MistakesAsync(DialogFiles.Product[file]));

    /// <summary>A property that a reader learns is in the schema at once, because the schema is what the readers were seen to read.</summary>
    [Fact]
    public async Task It_knows_every_property_that_a_reader_knows()
    {
        var schema = await Whole.Value;

        Assert.All(StepReader.Shapes(), shape => Assert.Equal(shape.Properties.Keys.Append(shape.Kind).Order(), schema.Definitions[$"step-{shape.Kind}"].Properties.Keys.Order()));
        Assert.Superset(new HashSet<string> { "slot", "entity", "optional", "retry" }, StepReader.Shapes().Single(shape => shape.Kind == "ask").Properties.Keys.ToHashSet());
    }

    const string Head = "kind: answer\nstarts-on: certificate\nowner: office\nsource: https://www.gov.kr\nreviewed: 2026-10-01\n";

    /// <summary>What the reader refuses for its shape, the editor underlines.</summary>
    [Theory]
    [InlineData(Head + "steps: [{ say: answer }]\nstep: []\n")]
    [InlineData("kind: anwser\nstarts-on: certificate\nsteps: [{ say: answer }]\n")]
    [InlineData(Head + "steps: [{ sya: answer }]\n")]
    [InlineData(Head + "steps: [{ say: answer, ask: answer }]\n")]
    [InlineData(Head + "steps: [{ say: answer, button: [link] }]\n")]
    [InlineData(Head + "steps: [{ say: answer, buttons: link }]\n")]
    [InlineData(Head + "steps: [{ ask: answer, slot: a, entity: fotos }]\n")]
    [InlineData(Head + "steps: [{ ask: answer, entity: text }]\n")]
    [InlineData(Head + "steps: [{ ask: answer, slot: a, entity: text, optional: perhaps }]\n")]
    [InlineData(Head + "steps: [{ ask: answer, slot: a, entity: text, retry: { times: some } }]\n")]
    [InlineData(Head + "steps: [{ fetch: shops, when-faild: [{ say: a }] }]\n")]
    [InlineData(Head + "steps: [{ branch: a, when: { x: [{ sya: b }] } }]\n")]
    [InlineData(Head)]
    [InlineData("example: [a]\n")]
    [InlineData("examples: [a]\ntexts: { a: { says: b } }\n")]
    [InlineData("- name: a\n  talk: [{ citzen: b }]\n")]
    [InlineData("sources: { a: { address: 'https://{host}/', pick: { b: /b } } }\n")]
    public async Task What_a_reader_refuses_does_not_fit(string yaml) => Assert.NotEqual(0, await MistakesAsync(yaml));
}
