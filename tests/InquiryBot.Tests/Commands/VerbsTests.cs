using System.Globalization;
using System.Net.Sockets;
using InquiryBot.Core.Desk;
using InquiryBot.Commands;
using InquiryBot.Core;
using InquiryBot.Core.People;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

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
    [InlineData("--Workers:Turns", "many", "Workers:Turns: 'many' is no number")]
    [InlineData("--Storage:Pth", "x", "Storage:Pth is no setting. Did you mean Path? In Storage there are: Engine, ")]
    [InlineData("--Storag:Path", "x", "Storag is no section of the settings. Did you mean Storage?")]
    [InlineData("--Channels:Telegramm:Token", "x", "Channels:Telegramm is no setting. Did you mean Telegram? In Channels there are: WebChat, ")]
    [InlineData("--Channels:Telegram:Tokn", "x", "Channels:Telegram:Tokn is no setting. Did you mean Token?")]
    [InlineData("--Channels:WebChat:Origin", "x", "Channels:WebChat:Origin is no setting. Did you mean Origins?")]
    [InlineData("--Channels:WebChat:Origins:0", "www.gg.go.kr", "Channels:WebChat:Origins: 'www.gg.go.kr' is no web origin: write it as https://www.gg.go.kr")]
    [InlineData("--Channels:WebChat:Origins:0", "https://a:b@www.gg.go.kr", "Channels:WebChat:Origins: 'https://a:b@www.gg.go.kr' is no web origin")]
    [InlineData("--Channels:WebChat:Origins:0", "https://경기.kr", "Channels:WebChat:Origins: 'https://경기.kr' is no web origin")]
    [InlineData("--Channels:WebChat:Origins:0", "https://www.gg.go.kr/", "Channels:WebChat:Origins: 'https://www.gg.go.kr/' is no web origin")]
    [InlineData("--Understanding:Providr", "Local", "Understanding:Providr is no setting. Did you mean Provider?")]
    [InlineData("--Azure:Languge:Key", "x", "Azure:Languge is no setting. Did you mean Language?")]
    [InlineData("--Azure:Language:EndPiont", "x", "Azure:Language:EndPiont is no setting. Did you mean Endpoint?")]
    [InlineData("--Azure:Translator:Regoin", "x", "Azure:Translator:Regoin is no setting. Did you mean Region?")]
    [InlineData("--OpenAi:Modle", "x", "OpenAi:Modle is no setting. Did you mean Model?")]
    public async Task A_setting_that_is_mistyped_is_named(string name, string value, string fault)
    {
        Assert.Equal(1, await Serve.RunAsync([name, value, .. Store], TextWriter.Null, _errors, Ct));

        Assert.Contains(fault, OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "'nonsense' is no verb. (inquirybot --help lists the verbs)")]
    [InlineData("chek", "'chek' is no verb. Did you mean check?")]
    [InlineData("serve --port 1", "'--port' is no option of serve")]
    [InlineData("serve now", "'now' is no option of serve")]
    [InlineData("check dialogs more", "'more' is nothing that check knows. Usage: inquirybot check [DIR] [--schema]")]
    [InlineData("check --shema", "'--shema' is nothing that check knows. Did you mean --schema?")]
    [InlineData("understand 여권", "'여권' is nothing that understand knows. Usage: inquirybot understand [--dialogs DIALOGS] [--why]")]
    [InlineData("evaluate --seed x", "--seed takes a whole number, not 'x'.")]
    [InlineData("evaluate --train", "--train and --test go together.")]
    [InlineData("evaluate --json", "--json needs --train and --test.")]
    [InlineData("evaluate --shots 5,10", "--shots needs --train and --test.")]
    [InlineData("evaluate --shots 5,x", "--shots takes whole numbers with commas between them, such as 5,10,20,50.")]
    [InlineData("evaluate --leave-out 1.5", "--leave-out takes a share above 0 and below 1.")]
    [InlineData("evaluate --leave-out x", "--leave-out takes a share above 0 and below 1.")]
    [InlineData("evaluate --folds x", "--folds takes a whole number, not 'x'.")]
    [InlineData("evaluate --folds 1", "--folds takes a whole number from 2 on.")]
    [InlineData("test --dialogs", "--dialogs needs a value. Usage: inquirybot test [PATH …] [--dialogs DIALOGS]")]
    [InlineData("backup", "FILE is missing. Usage: inquirybot backup FILE")]
    [InlineData("backup one two", "'two' is nothing that backup knows. Usage: inquirybot backup FILE")]
    [InlineData("restore", "FILE is missing. Usage: inquirybot restore FILE")]
    [InlineData("erase", "erase needs --conversation ID or --person KEY, one of them. Usage: inquirybot erase [--conversation CONVERSATION] [--person PERSON]")]
    [InlineData("erase --person", "--person needs a value.")]
    [InlineData("backup --file=copy.db", "'--file=copy.db' is nothing that backup knows. Usage: inquirybot backup FILE")]
    [InlineData("users", "users needs one of add, list, password, disable. Usage: inquirybot users add|list|password|disable")]
    [InlineData("users remove", "'remove' is nothing that users knows. Usage: inquirybot users add|list|password|disable")]
    [InlineData("users add", "--role is missing. Usage: inquirybot users add NAME --role ROLE [--languages LANGUAGES] [--skills SKILLS]")]
    [InlineData("users add kim", "--role is missing.")]
    [InlineData("users add --role officer", "NAME is missing.")]
    [InlineData("users disable", "NAME is missing. Usage: inquirybot users disable NAME")]
    [InlineData("channels connect", "NAME is missing. Usage: inquirybot channels connect NAME")]
    [InlineData("channels conect line", "'conect' is nothing that channels knows. Did you mean connect? Usage: inquirybot channels [connect]")]
    [InlineData("bench understanding --data nowhere", "--data takes a folder with clinc150_train.tsv, which 'nowhere' has not.")]
    [InlineData("bench nothing", "Argument 'nothing' not recognized. Must be one of: 'turns' 'store'")]
    [InlineData("backup copy.db --Storage:Path", "--Storage:Path needs a value.")]
    [InlineData("erase --Storage:Path --Storage:Node=a --person p", "--Storage:Path needs a value.")]
    public async Task A_line_that_nobody_can_act_on_is_told_with_what_the_verb_takes(string typed, string fault)
    {
        Assert.Equal(2, await Verbs.RunAsync(typed.Split(' '), _errors));

        Assert.Contains(fault, OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("https://localhost:5121")]
    [InlineData("http://localhost:5120;localhost")]
    [InlineData("localhost:5120")]
    [InlineData("http://:x")]
    [InlineData("http://:5120")]
    [InlineData("http://127.0.0.1:51200000")]
    [InlineData("http://127.0.0.1:x")]
    [InlineData("http://127.0.0.256:5120")]
    [InlineData("http://127.0.0.1:5120/bot")]
    [InlineData("http://localhost:0")]
    public async Task An_address_that_cannot_be_listened_on_is_named(string urls)
    {
        Assert.Equal(1, await Serve.RunAsync(["--urls", urls, .. Store], TextWriter.Null, _errors, Ct));

        Assert.Contains($"Urls (--urls): '{urls.Split(';')[^1]}' is no address to listen on: ", OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:5120")]
    [InlineData("http://+:5120")]
    [InlineData("http://0.0.0.0:5120")]
    [InlineData("http://[::1]:5120/")]
    [InlineData("http://inquiry.example:5120")]
    [InlineData("http://localhost:5120; http://127.0.0.1:0")]
    [InlineData("http://unix:/run/inquirybot.sock")]
    public void An_address_that_can_be_listened_on_is_taken(string urls) => Assert.True(ListeningAddress.AreSet(Set("urls", urls)));

    [Fact]
    public void An_endpoint_of_the_host_is_an_address_too_and_nothing_is_none()
    {
        Assert.True(ListeningAddress.AreSet(Set("Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:5120")));
        Assert.False(ListeningAddress.AreSet(Set("urls", "")));
        Assert.StartsWith("Kestrel:Endpoints:Inside:Url: 'inside'", Assert.Throws<SettingsException>(() => ListeningAddress.AreSet(Set("Kestrel:Endpoints:Inside:Url", "inside"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Desk:HoldHours", "zwei", "Desk:HoldHours: 'zwei' is no number, or too large.")]
    [InlineData("Desk:HoldHours", "1e999x", "Desk:HoldHours: '1e999x' is no number, or too large.")]
    public void A_value_that_cannot_be_read_is_told_without_the_runtimes_words(string name, string value, string said) =>
        Assert.Equal(said, Assert.Throws<SettingsException>(() => Set(name, value).Read<DeskSettings>("Desk")).Message);

    [Fact]
    public async Task A_name_that_stands_alone_in_the_settings_file_and_means_nothing_is_named()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), """{ "Url": "http://127.0.0.1:80" }""", Ct);

        Assert.Equal(1, await Serve.RunAsync(["--contentRoot", _folder.Path], TextWriter.Null, _errors, Ct));

        Assert.Contains("Url is no setting. Did you mean Urls?", OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check {0}/nowhere")]
    [InlineData("test --dialogs {0}/nowhere")]
    [InlineData("understand --dialogs {0}/nowhere")]
    [InlineData("evaluate --dialogs {0}/nowhere")]
    public async Task A_folder_of_dialogs_that_is_not_there_is_named(string typed)
    {
        Assert.Equal(1, await Verbs.RunAsync(string.Format(CultureInfo.InvariantCulture, typed, _folder.Path).Split(' '), _errors));

        Assert.StartsWith($"inquirybot: '{_folder.Path}/nowhere' is no folder", OneLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 faults")]
    [InlineData(1, "1 fault")]
    [InlineData(2, "2 faults")]
    [InlineData(1200, "1,200 faults")]
    public void What_is_counted_stands_in_its_number(int count, string said) => Assert.Equal(said, Counted.Of(count, "fault"));

    [Fact]
    public async Task What_the_check_found_is_counted_in_its_last_line()
    {
        using var output = new StringWriter();

        Assert.Equal(1, await Check.RunAsync(_folder.Path, TimeProvider.System, output, Ct));

        Assert.Equal("1 fault, 0 warnings", output.ToString().Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task No_script_at_all_is_no_success()
    {
        using var output = new StringWriter();

        Assert.Equal(1, await InquiryBot.Commands.Test.RunAsync(Path.Combine(SourceTree.Root, "dialogs"), [_folder.Path], output, Ct));

        Assert.StartsWith($"There is no tests.yaml in {_folder.Path}.", output.ToString(), StringComparison.Ordinal);
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

    static IConfiguration Set(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [name] = value }).Build();

    string OneLine() => Assert.Single(_errors.ToString().Trim().Split('\n'));
}
