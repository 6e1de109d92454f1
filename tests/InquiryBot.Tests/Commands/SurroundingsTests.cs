using System.Net;
using System.Net.Sockets;
using InquiryBot.Commands;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.Extensions.Configuration;

namespace InquiryBot.Tests.Commands;

/// <summary>What lies around the program: its address, its files, its environment, the folder of its dialogs.</summary>
public sealed class SurroundingsTests : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _errors = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _errors.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://localhost:{0}")]
    [InlineData("http://*:{0}")]
    public async Task An_address_that_another_program_has_is_told_before_anything_is_learned(string url)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = url.Replace("{0}", $"{((IPEndPoint)other.LocalEndpoint).Port}", StringComparison.Ordinal);

        Assert.Equal(1, await Serve.RunAsync(["--urls", taken, "--Storage:Path", _folder.File("data")], TextWriter.Null, _errors, Ct));

        Assert.Equal($"inquirybot: Failed to bind to address {taken}: address already in use. Another program is there: stop it, or choose another address with --urls.", _errors.ToString().Trim());
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public void An_address_that_is_free_can_be_listened_on_after_it_was_looked_at()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var at = (IPEndPoint)free.LocalEndpoint;
        free.Dispose();

        ListeningAddress.CheckFree(Set("urls", $"http://127.0.0.1:{at.Port}"));

        using var ours = new TcpListener(at);
        ours.Start();
    }

    [Fact]
    public async Task A_verb_on_dialogs_looks_at_those_that_are_served_unless_others_are_named()
    {
        List<string> seen = [];
        Task<int> SeeAsync(string folder)
        {
            seen.Add(folder);
            return Task.FromResult(0);
        }

        Assert.Equal(0, await DialogVerb.RunAsync(null, () => Set("Dialogs:Path", _folder.Path), SeeAsync, _errors));
        Assert.Equal(0, await DialogVerb.RunAsync(Path.GetTempPath(), () => Set("Dialogs:Path", _folder.Path), SeeAsync, _errors));
        Assert.Equal(1, await DialogVerb.RunAsync(null, () => Set("Dialogs:Path", _folder.File("nowhere")), SeeAsync, _errors));

        Assert.Equal([_folder.Path, Path.GetTempPath()], seen);
        Assert.StartsWith($"inquirybot: Dialogs:Path '{_folder.Path}/nowhere' is no folder", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_dialogs_that_is_set_wrongly_is_one_line()
    {
        Assert.Equal(1, await DialogVerb.RunAsync(null, () => Set("Dialogs:Paht", "x"), _ => Task.FromResult(0), _errors));

        Assert.StartsWith("inquirybot: Dialogs:Paht is no setting. Did you mean Path?", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wrokers__Turns", "Wrokers__Turns in the environment is no setting. Did you mean Workers__Turns?")]
    [InlineData("CHANELS__Telegram__Token", "CHANELS__Telegram__Token in the environment is no setting. Did you mean Channels__Telegram__Token?")]
    [InlineData("WORKERS__TURNS", null)]
    [InlineData("Wrokers", null)]
    [InlineData("__CFBundleIdentifier", null)]
    [InlineData("GITLAB__TOKEN", null)]
    [InlineData("NVM__DIR", null)]
    public void A_misspelt_section_in_the_environment_is_told_with_what_was_meant(string name, string? said) =>
        Assert.Equal(said, SettingsFile.Misspelt([name]).SingleOrDefault());

    [Fact]
    public async Task The_database_and_a_backup_of_it_are_for_nobody_else_on_this_machine()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        Directory.CreateDirectory(_folder.File("data"));

        Assert.Equal(0, await StoreVerb.RunAsync(
            ["--Storage:Path", _folder.File("data")], besideServer: true, store => Backup.RunAsync(store, _folder.File("copy.db"), TextWriter.Null, Ct), _errors, Ct));

        foreach (var file in new[] { _folder.File("copy.db"), _folder.File("data/inquirybot.db") })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(file));
    }

    static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    static IConfiguration Set(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();
}
