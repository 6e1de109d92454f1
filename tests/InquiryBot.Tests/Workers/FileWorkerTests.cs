using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Endpoints;
using InquiryBot.Storage.Sql;
using InquiryBot.Storage.Sqlite;
using InquiryBot.Tests.Core.Cases.Photos;
using InquiryBot.Tests.Storage;
using InquiryBot.Workers;
using Microsoft.Extensions.Logging.Abstractions;

namespace InquiryBot.Tests.Workers;

/// <summary>What becomes of the files that citizens send: kept, tried again, or told to be impossible.</summary>
public sealed class FileWorkerTests : IAsyncLifetime
{
    static readonly byte[] Photo = Pictures.Jpeg();

    readonly WallClock _clock = new();
    readonly TemporaryFolder _folder = new();
    readonly Meters _meters = new();
    readonly Public _public = new();
    SqliteEngine _engine = null!;
    FileWorker _worker = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    SqlChats Chats => new(_engine, new Ids(_clock));

    SqlAttachments Kept => new(_engine);

    public async ValueTask InitializeAsync()
    {
        _engine = new SqliteEngine(_folder.Path, _clock);
        await _engine.MigrateAsync(Ct);
        var intake = new Intake(Chats, null!, null!, null!, null!, _meters, NullLogger<Intake>.Instance);
        _worker = new FileWorker(Chats, Kept, new ChannelList([new WorkingNode.Hearing()]), _public, intake, new FileRules(10_000, (type, content) => FileKinds.Keep(type, content), FileKinds.Of), _clock, NullLogger<FileWorker>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        await _engine.DisposeAsync();
        _meters.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("image/jpeg", "image/jpeg")]
    [InlineData("application/octet-stream", "image/jpeg")]
    [InlineData("", "image/jpeg")]
    public async Task A_photo_is_kept_as_what_it_is_and_without_its_place(string said, string kept)
    {
        _public.Answers = _ => new FetchedFile.Here(said, Photo);

        var file = await FetchedAsync();

        Assert.Equal(kept, file.ContentType);
        Assert.Equal(Pictures.CleanJpeg(), file.Content);
    }

    [Fact]
    public async Task A_vendor_that_is_away_is_asked_again()
    {
        var asked = 0;
        _public.Answers = _ => ++asked < 3 ? new FetchedFile.Later(null, "HTTP 503") : new FetchedFile.Here("image/jpeg", Photo);

        Assert.Equal("image/jpeg", (await FetchedAsync()).ContentType);
        Assert.Equal(3, asked);
    }

    [Theory]
    [InlineData("too-large")]
    [InlineData("forbidden-address")]
    public async Task What_cannot_be_had_says_so_in_its_place(string reason)
    {
        _public.Answers = _ => new FetchedFile.Never(reason);

        Assert.Equal($"[{reason}]", Encoding.UTF8.GetString((await FetchedAsync()).Content));
    }

    [Fact]
    public async Task A_program_that_calls_itself_a_photo_is_not_kept()
    {
        _public.Answers = _ => new FetchedFile.Here("image/jpeg", "MZ and more"u8.ToArray());

        Assert.Equal("[kind-not-accepted]", Encoding.UTF8.GetString((await FetchedAsync()).Content));
    }

    [Theory]
    [InlineData("image/jpeg", "\u00FF\u00D8\u00FF\u00E0 a start and no picture")]
    [InlineData("image/heic", "\0\0\0\u0018ftypheic a place inside")]
    [InlineData("video/mp4", "\0\0\0\u0018ftypmif1 a place inside")]
    public async Task A_picture_whose_place_cannot_be_cut_out_is_not_kept(string said, string content)
    {
        _public.Answers = _ => new FetchedFile.Here(said, Encoding.Latin1.GetBytes(content));

        Assert.Equal("[kind-not-accepted]", Encoding.UTF8.GetString((await FetchedAsync()).Content));
    }

    async Task<StoredFile> FetchedAsync()
    {
        var activity = new Activity { Type = ActivityTypes.Message, Attachments = [new() { ContentType = "image/jpeg", ContentUrl = "https://cdn.example/1", Name = "photo" }] };
        var id = Assert.Single(await Chats.HearAsync(new("c"), "test", new("1", "a", activity), Ct));
        await _worker.StartAsync(Ct);
        StoredFile? file;
        while ((file = await Kept.FindAsync(id, Ct)) is null)
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return file;
    }

    sealed class Public : IPublicFiles
    {
        public Func<string, FetchedFile> Answers { get; set; } = _ => new FetchedFile.Never("gone");

        public ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct) => ValueTask.FromResult(Answers(source));

        public ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, TimeSpan patience, CancellationToken ct) => FetchAsync(source, mostBytes, ct);
    }
}
