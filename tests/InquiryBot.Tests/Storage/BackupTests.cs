using Dapper;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Alerts;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Misses;
using InquiryBot.Core.People;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Core.Desk;
using Microsoft.Data.Sqlite;

namespace InquiryBot.Tests.Storage;

/// <summary>A backup of either engine goes back into either.</summary>
public sealed class BackupTests(PostgresCluster cluster) : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly WallClock _clock = new();

    string Backup => _folder.File("backup.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Sqlite", "Sqlite")]
    [InlineData("Sqlite", "Postgres")]
    [InlineData("Postgres", "Sqlite")]
    [InlineData("Postgres", "Postgres")]
    public async Task A_backup_brings_everything_back(string from, string to)
    {
        await using var source = await StartAsync(from);
        await ServeAsync(source);
        await LiveAsync(source);
        Assert.Empty(await EmptyAsync(source.Engine));
        var rows = await new SqlBackups(source.Engine).BackUpAsync(Backup, source.Patience);
        var database = await CreateAsync(to);
        await using (var empty = database.Open(_clock)) Assert.Equal(rows, await new SqlBackups(empty).RestoreAsync(Backup, source.Patience));

        await using var restored = await TestNode.StartAsync(database, _clock, boot: "2");

        Assert.Equal(await ContentAsync(source.Engine), await ContentAsync(restored.Engine));
        await restored.SweepAsync();
        Assert.Equal("waits", (await restored.TurnAsync()).Text);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_backup_that_is_made_while_messages_come_in_is_of_one_moment(string engine)
    {
        await using var source = await StartAsync(engine);
        using var over = new CancellationTokenSource();
        var talking = Enumerable.Range(0, 8).Select(i => Task.Run(() => TalkAsync(source, $"c{i}", over.Token), source.Patience)).ToList();
        while ((await source.ReadAsync("c0")).Count < 20) await Task.Yield();

        await new SqlBackups(source.Engine).BackUpAsync(Backup, source.Patience);
        await over.CancelAsync();
        await Task.WhenAll(talking);

        await using var backup = new SqliteConnection($"Data Source={Backup};Mode=ReadOnly;Pooling=False");
        Assert.Equal(0, await backup.ExecuteScalarAsync<long>("""
            select count(*) from conversations c where last_sequence <> (select count(*) from transcript t where t.conversation = c.id)
                or (lease_until > 0) <> exists (select 1 from inbox i where i.conversation = c.id)
            """));
        Assert.True(await backup.ExecuteScalarAsync<long>("select count(*) from transcript") >= 20);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await using var source = await StartAsync("Sqlite");
        await File.WriteAllTextAsync(Backup, "precious", source.Patience);

        var refused = await Assert.ThrowsAsync<StorageException>(() => new SqlBackups(source.Engine).BackUpAsync(Backup, source.Patience));

        Assert.Contains("exists already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Backup, source.Patience));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await using var source = await StartAsync("Sqlite");

        var refused = await Assert.ThrowsAsync<StorageException>(() => new SqlBackups(source.Engine).BackUpAsync(_folder.File("no/such/backup.db"), source.Patience));

        Assert.Contains("no/such/backup.db", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_store_that_is_not_empty_is_left_as_it_is(string engine)
    {
        await using var source = await StartAsync("Sqlite");
        await LiveAsync(source);
        await new SqlBackups(source.Engine).BackUpAsync(Backup, source.Patience);
        await using var target = await StartAsync(engine);
        await target.SaysAsync("c", "mine");

        var refused = await Assert.ThrowsAsync<StorageException>(() => new SqlBackups(target.Engine).RestoreAsync(Backup, source.Patience));

        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await target.TranscriptAsync("c"));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_leaves_the_store_empty()
    {
        await using var target = await StartAsync("Sqlite");
        await File.WriteAllTextAsync(Backup, new string('x', 9000), target.Patience);
        var foreign = _folder.File("foreign.db");
        await using (var other = new SqliteConnection($"Data Source={foreign};Pooling=False")) await other.ExecuteAsync("create table schema_files (number bigint, at bigint)");
        var later = _folder.File("later.db");
        await using (var source = await StartAsync("Sqlite"))
        {
            await source.Engine.WriteAsync((connection, _) => connection.ExecuteAsync("insert into schema_files (number, at) values (998, 0)"), source.Patience);
            await new SqlBackups(source.Engine).BackUpAsync(later, source.Patience).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!File.Exists(later)) await source.Engine.CopyToAsync(later, source.Patience);
        }

        foreach (var (file, word) in new[] { (Backup, "no backup"), (foreign, "no backup"), (later, "schema 998"), (_folder.File("none.db"), "does not exist") })
            Assert.Contains(word, (await Assert.ThrowsAsync<StorageException>(() => new SqlBackups(target.Engine).RestoreAsync(file, target.Patience))).Message, StringComparison.Ordinal);

        await target.SaysAsync("c", "still here");
        Assert.Equal("still here", await target.TranscriptAsync("c"));
    }

    [Fact]
    public async Task A_verb_beside_a_running_server_erases_while_messages_come_in()
    {
        const string secret = "한밤의 비밀";
        var database = new SqliteDatabase();
        await using var server = await TestNode.StartAsync(database, _clock);
        for (var i = 0; i < 50; i++)
        {
            await server.SaysAsync("c", $"{i} {secret}");
            await (await server.TurnAsync()).AnswersAsync(secret);
        }

        using var over = new CancellationTokenSource();
        var talking = Enumerable.Range(0, 4).Select(i => Task.Run(() => TalkAsync(server, $"other{i}", over.Token), server.Patience)).ToList();
        await using (var verb = new SqliteEngine(Path.GetDirectoryName(((SqliteEngine)server.Engine).File)!, _clock, beside: true))
        {
            Assert.False(verb.IsAlone);
            Assert.Equal(100, (await new SqlErasure(verb, new Ids(_clock)).EraseAsync(new("c"), server.Patience))!.Removed.Single(row => row.What == "transcript lines").Count);
        }

        await over.CancelAsync();
        await Task.WhenAll(talking);
        Assert.Equal("", await server.TranscriptAsync("c"));
        Assert.Equal(4, (await Task.WhenAll(Enumerable.Range(0, 4).Select(i => server.FindAsync($"other{i}").AsTask()))).Count(found => found is not null));
        await server.Engine.ScrubAsync(server.Patience);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(((SqliteEngine)server.Engine).File)!, "*.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            Assert.Equal(-1, (await ReadSharedAsync(file)).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)));
        await database.DisposeAsync();
    }

    static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[open.Length];
        await open.ReadExactlyAsync(bytes);
        return bytes;
    }

    async Task<ITestDatabase> CreateAsync(string engine)
    {
        ITestDatabase database = engine == "Sqlite" ? new SqliteDatabase() : new PostgresDatabase(cluster);
        await database.CreateAsync();
        return database;
    }

    async Task<TestNode> StartAsync(string engine) => await TestNode.StartAsync(await CreateAsync(engine), _clock);

    /// <summary>Something in every table of the walk, Hangul, empty and binary.</summary>
    static async Task LiveAsync(TestNode node)
    {
        await node.SaysAsync("대화", "안녕하세요 👋🏽");
        await (await node.TurnAsync()).AnswersAsync("반갑습니다", "");
        await node.DeliversAsync();
        await node.SaysAsync("c", "hello");
        var turn = await node.TurnAsync();
        await turn.CommitAsync(turn.Answer("good day") with { Timers = [node.Message("c", "reminder") with { Shown = false, Due = node.Engine.Clock.GetUtcNow().AddDays(1) }] });
        await new SqlAttachments(node.Engine).SaveAsync(new("f", new("c"), "image/png", "", [0, 1, 255]), node.Patience);
        var waits = node.Message("c", "waits");
        await node.AddAsync(waits with { Original = new([.. ActivityJson.Write(waits.Activity).Reverse()]) });
    }

    /// <summary>Something in every table of the desk, the cases, the alerts and the channels.</summary>
    static async Task ServeAsync(TestNode node)
    {
        var (now, ids) = (node.Engine.Clock.GetUtcNow(), new Ids(node.Engine.Clock));
        var (desk, people) = (new SqlDesk(node.Engine, new Node("desk", "1"), node.Conversations, node.Signal, TestNode.Settings), new SqlPeople(node.Engine));
        await people.AddFirstAsync(new Account { Name = "kim", Role = Role.Administrator, PasswordHash = "h", Stamp = "s", CreatedAt = now }, new AccountAdded("kim", now, Role.Administrator), node.Patience);
        await people.BeginSessionAsync(new Session("key", "kim", "s", now + Session.Length), new SignedIn("kim", now, "10.0.0.1"), node.Patience);

        await node.SaysAsync("d", "사람 불러 주세요");
        var turn = await node.TurnAsync();
        var (ticket, opened) = Assert.IsType<Ruling<Ticket>.Allowed>(Ticket.Open(new("t"), turn.Claimed.Conversation, new HandOffRequest("asked"), now));
        var report = new Case { Number = node.Cases.Announce(2026, "a"), OpenedBy = "a", Conversation = new("d"), Channel = "test", Language = "ko", Kind = "road-damage", OpenedAt = now };
        Entry[] entries = [ticket, opened, report, new CaseOpened(report.Key, now, report.Kind), new Miss(new("d"), turn.Claimed.Sequence, "사람", "ko", ["passport"], now)];
        Assert.True(await turn.CommitAsync(turn.Answer("곧 갑니다") with { Entries = entries }));

        var (noted, fact) = Assert.IsType<Ruling<Ticket>.Allowed>(ticket.Note(Tickets.Chief, "확인할 것", now));
        Assert.Equal(Saved.Stored, await desk.SaveAsync(new DeskAct(noted, fact) { Note = new(ticket.Id, "n", new("chief"), "확인할 것", 1, now) }, node.Patience));
        await new SqlMisses(node.Engine).AddAsync(new Proposal("p", "passport", "ko", "여권이요", "kim", now), new ExampleProposed("p", now, "passport", "ko"), node.Patience);
        await new SqlAlerts(node.Engine).RaiseAsync(new("a", "heavy-rain", new Dictionary<string, string> { ["ko"] = "비" }, "호우", "kim", now, now.AddHours(1)), new AlertRaised("a", now, "heavy-rain", "호우", now.AddHours(1)), node.Patience);
        var chats = new SqlChats(node.Engine, ids);
        var photo = new Activity { Type = ActivityTypes.Message, Attachments = [new Attachment { ContentType = "image/jpeg", ContentUrl = "file 1", Name = "x" }] };
        await chats.HearAsync(new("d"), "test", new Arrival("1", "address", photo), node.Patience);
        await chats.NoteAsync("test", now, now, node.Patience);
    }

    /// <summary>The tables that nothing is in.</summary>
    static Task<List<string>> EmptyAsync(Engine engine) => engine.ReadAsync(async connection =>
    {
        var empty = new List<string>();
        foreach (var table in (await connection.QueryAsync<string>(engine.Tables)).ToList())
            if (await connection.ExecuteScalarAsync<long>($"select count(*) from {table}") == 0) empty.Add(table);
        return empty;
    }, TestContext.Current.CancellationToken);

    static async Task TalkAsync(TestNode node, string conversation, CancellationToken over)
    {
        for (var i = 0; !over.IsCancellationRequested; i++)
        {
            await node.SaysAsync(conversation, $"{i}");
            var turn = await node.TurnAsync();
            await turn.AnswersAsync($"re {i}");
        }
    }

    /// <summary>Every row of every table but the leases, which a start frees.</summary>
    static Task<string> ContentAsync(Engine engine) => engine.ReadAsync(async connection =>
    {
        var lines = new List<string>();
        foreach (var table in (await connection.QueryAsync<string>(engine.Tables)).Where(table => table != "schema_files").ToList())
            foreach (var row in await connection.QueryAsync($"select * from {table}"))
                lines.Add(table + "|" + string.Join('|', ((IDictionary<string, object>)row).Where(column => column.Key is not ("lease_until" or "lease_token"))
                    .Select(column => column.Value is byte[] bytes ? Convert.ToHexString(bytes) : $"{column.Value}")));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }, TestContext.Current.CancellationToken);
}
