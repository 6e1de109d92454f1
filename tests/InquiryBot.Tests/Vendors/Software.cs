using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InquiryBot.Tests.Vendors;

/// <summary>The software of others in <c>tests/vendors</c>, asked through node.</summary>
static class Software
{
    const string Folder = "tests/vendors";

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One question, one answer.</summary>
    public static async Task<JsonElement> AskAsync(string script, object question)
    {
        var ct = TestContext.Current.CancellationToken;
        using var node = Start(script);
        var errors = node.StandardError.ReadToEndAsync(ct);
        var answer = node.StandardOutput.ReadToEndAsync(ct);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(question, Plain).AsMemory(), ct);
        node.StandardInput.Close();
        await node.WaitForExitAsync(ct);
        Assert.True(node.ExitCode == 0, await errors);
        using var json = JsonDocument.Parse(await answer);
        return json.RootElement.Clone();
    }

    public static Process Start(string script, params string[] arguments)
    {
        if (!SourceTree.Has($"{Folder}/node_modules/.package-lock.json"))
        {
            const string missing = $"The software of others is not installed: run `npm ci --ignore-scripts` in {Folder}, or tests/run.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
            Assert.Skip(missing);
        }

        return Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, Folder),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
    }
}
