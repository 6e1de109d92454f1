using System.Net.Sockets;
using InquiryBot.Commands;
using InquiryBot.Core;
using InquiryBot.Core.People;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Tests.Commands;

/// <summary>What is wrong around a verb is one line and exit 1; its settings stand where they like.</summary>
public sealed class VerbsTests : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly StringWriter _errors = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    string[] Store => ["--Storage:Path", _folder.Path];

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _errors.DisposeAsync();
    }

    [Theory]
    [InlineData("backup --Storage:Path data copy.db", "backup copy.db", "--Storage:Path data")]
    [InlineData("users add kim --role counselor --Storage:Engine=Postgres --Storage:Node a:b", "users add kim --role counselor", "--Storage:Engine=Postgres --Storage:Node a:b")]
    [InlineData("serve --urls http://localhost:80 --Workers:Turns 4", "serve --urls http://localhost:80", "--Workers:Turns 4")]
    [InlineData("erase --person webchat:dl_1", "erase --person webchat:dl_1", "")]
    [InlineData("check --Storage:Path data", "check --Storage:Path data", "")]
    public void Settings_are_told_from_what_the_verb_itself_takes(string typed, string line, string settings)
    {
        var split = Verbs.Split(typed.Split(' '));

        Assert.Equal((line, settings), (string.Join(' ', split.Line), string.Join(' ', split.Settings)));
    }

    [Fact]
    public async Task Every_verb_of_the_store_takes_the_same_settings_and_sees_the_same_accounts()
    {
        var account = new Account { Name = "kim", Role = Role.Counselor, PasswordHash = "h", Stamp = "s", CreatedAt = default };
        Assert.Equal(0, await RunAsync(Store, async store => await store.People.AddAsync(account, new AccountAdded("kim", default, Role.Counselor), Ct) ? 0 : 1));

        Assert.Equal(0, await RunAsync(Store, store => Backup.RunAsync(store, _folder.File("copy.db"), TextWriter.Null, Ct)));

        await using var copy = new SqliteConnection($"Data Source={_folder.File("copy.db")};Pooling=False");
        await copy.OpenAsync(Ct);
        await using var count = copy.CreateCommand();
        count.CommandText = "select count(*) from people where name = 'kim'";
        Assert.Equal(1L, await count.ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task A_store_in_trouble_is_one_line_whatever_the_verb_does_with_it()
    {
        Assert.Equal(1, await RunAsync(Store, _ => throw new StorageException("The database is locked by another program.")));

        Assert.Equal("inquirybot: The database is locked by another program.", OneLine());
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_named_by_every_verb()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), "{ \"Storage\": ", Ct);
        string[] there = ["--contentRoot", _folder.Path];

        Assert.Equal(1, await RunAsync(there, _ => Task.FromResult(0)));
        Assert.Equal(1, await Serve.RunAsync(there, TextWriter.Null, _errors, Ct));

        var lines = _errors.ToString().Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains(_folder.File("appsettings.json"), line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.StartsWith("inquirybot: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--Storage:Folder", "x", "Storage:Folder is no setting. In Storage there are: Engine, ")]
    [InlineData("--Workers:Turns", "many", "'Workers:Turns'")]
    [InlineData("--Storag:Path", "x", "Storag is no section of the settings")]
    public async Task A_setting_that_is_mistyped_is_named(string name, string value, string fault)
    {
        Assert.Equal(1, await Serve.RunAsync([name, value, .. Store], TextWriter.Null, _errors, Ct));

        Assert.Contains(fault, OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "'nonsense'")]
    [InlineData("serve --port 1", "'--port'")]
    public async Task A_word_that_no_verb_knows_is_named(string typed, string fault)
    {
        Assert.Equal(2, await Verbs.RunAsync(typed.Split(' '), _errors));

        Assert.Contains(fault, OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("https://localhost:5121")]
    [InlineData("http://localhost:5120;localhost")]
    public async Task An_address_that_cannot_be_listened_on_is_named(string urls)
    {
        Assert.Equal(1, await Serve.RunAsync(["--urls", urls, .. Store], TextWriter.Null, _errors, Ct));

        Assert.Contains($"'{urls.Split(';')[^1]}' is no address to listen on", OneLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_around_the_program_is_told_and_what_is_wrong_with_it_is_not_hidden()
    {
        Assert.Equal("inquirybot: locked", Trouble.Line(new StorageException("locked")));
        Assert.Equal("inquirybot: no such folder", Trouble.Line(new SettingsException("no such folder")));
        Assert.Contains("--urls", Trouble.Line(new SocketException((int)SocketError.AccessDenied)), StringComparison.Ordinal);
        Assert.Null(Trouble.Line(new InvalidOperationException("a fault of ours")));
        Assert.Null(Trouble.Line(new FormatException("a fault of ours")));
    }

    Task<int> RunAsync(string[] settings, Func<Maintenance, Task<int>> run) => StoreVerb.RunAsync(settings, besideServer: true, run, _errors, Ct);

    string OneLine() => Assert.Single(_errors.ToString().Trim().Split('\n'));
}
