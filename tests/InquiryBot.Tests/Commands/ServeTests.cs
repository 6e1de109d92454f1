using InquiryBot.Commands;
using InquiryBot.Tests.Core.Dialogs;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Commands;

/// <summary>How the server begins, and what it says when it cannot.</summary>
public sealed class ServeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string Dialogs => _folder.File("dialogs");

    string[] Settings => ["--Dialogs:Path", Dialogs, "--Storage:Path", _folder.File("data")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_in_the_dialogs_is_told_with_its_file_line_and_column_before_anything_is_opened()
    {
        SmallDialogs.Write(Dialogs, SmallDialogs.With(SmallDialogs.Report, "kind: form\nstarts-on: report\nsteps:\n  - ask: ask-place\n    slt: place\n    entity: place\n"));
        using var errors = new StringWriter();

        Assert.Equal(1, await Serve.RunAsync(["--urls", "http://127.0.0.1:0", .. Settings], TextWriter.Null, errors, Ct));

        var lines = errors.ToString().Split('\n');
        Assert.Equal("inquirybot: The dialogs have faults.", lines[0]);
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(Dialogs, SmallDialogs.Report)}:5:5: error: ", StringComparison.Ordinal) && line.Contains("slot", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task Where_nothing_is_set_it_listens_on_this_machine_alone()
    {
        SmallDialogs.Write(Dialogs, SmallDialogs.Files);

        await using var app = await BotHost.BuildAsync(Settings, TimeProvider.System, null, Ct);

        Assert.Equal("http://127.0.0.1:5120", app.Configuration[WebHostDefaults.ServerUrlsKey]);
        // It learns meanwhile, and keeps what it learned in the folder that goes with the test.
        await app.Services.GetRequiredService<TaughtUnderstanding>().Lesson;
    }
}
