using System.Diagnostics;
using System.Text;
using InquiryBot.Core.Cases.Photos;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace InquiryBot.Tests.Core.Cases.Photos;

/// <summary>What is kept of a picture that a citizen sent.</summary>
public sealed class PhotoTests
{
    static readonly Dictionary<string, Func<int, byte[]>> Kinds = new()
    {
        ["image/jpeg"] = turned => Pictures.Jpeg(orientation: turned),
        ["image/png"] = turned => Pictures.Png(orientation: turned),
        ["image/webp"] = turned => Pictures.Webp(orientation: turned),
    };

    public static TheoryData<string, int> Turned => [.. from kind in Kinds.Keys from turned in new[] { 1, 3, 6, 8 } select new TheoryDataRow<string, int>(kind, turned)];

    /// <summary>Read back by somebody else's program, which finds the place in what was sent and none in what is kept.</summary>
    [Theory, MemberData(nameof(Turned))]
    public void A_picture_keeps_its_size_and_how_it_is_turned_and_tells_nothing_else(string kind, int turned)
    {
        var sent = Kinds[kind](turned);
        Assert.Contains(Read(sent).OfType<GpsDirectory>(), gps => gps.GetGeoLocation() is { Latitude: > 37.26 and < 37.27 });

        var kept = Photo.Read(kind, sent)!;

        Assert.Equal((64, 48), (kept.Width, kept.Height));
        var found = Read(kept.Content);
        Assert.Empty(found.OfType<GpsDirectory>());
        var exif = found.OfType<ExifIfd0Directory>().SelectMany(directory => directory.Tags).ToList();
        Assert.Equal(turned == 1 ? [] : [ExifDirectoryBase.TagOrientation], exif.Select(tag => tag.Type));
        if (turned != 1) Assert.Equal(turned, found.OfType<ExifIfd0Directory>().Single().GetInt32(ExifDirectoryBase.TagOrientation));
        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(kept.Content), StringComparison.Ordinal);
        Assert.DoesNotContain(found.OfType<ExifDirectoryBase>(), directory => directory.HasError);
    }

    static IReadOnlyList<MetadataExtractor.Directory> Read(byte[] picture) => ImageMetadataReader.ReadMetadata(new MemoryStream(picture));

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Of_a_jpeg_every_byte_that_draws_stays_where_it_is(int turned) =>
        Assert.Equal(Pictures.CleanJpeg(orientation: turned), Photo.Read("image/jpeg", Pictures.Jpeg(orientation: turned))!.Content);

    [Theory, MemberData(nameof(Turned))]
    public void What_is_clean_stays_as_it_is(string kind, int turned)
    {
        var once = Photo.Read(kind, Kinds[kind](turned))!.Content;

        Assert.Equal(once, Photo.Read(kind, once)!.Content);
    }

    [Fact]
    public void A_web_picture_says_what_it_still_has_and_how_long_it_is()
    {
        var (turned, straight) = (Photo.Read("image/webp", Pictures.Webp(orientation: 8))!.Content, Photo.Read("image/webp", Pictures.Webp(orientation: 1))!.Content);

        Assert.Equal((0x28, 0x20), (turned[20], straight[20]));
        Assert.All([turned, straight], file => Assert.Equal(file.Length - 8, BitConverter.ToInt32(file, 4)));
    }

    public static TheoryData<string, string, byte[]> Bad =>
    [
        ("image/jpeg", "a zip file", [.. "PK\u0003\u0004"u8, .. new byte[500]]),
        ("image/jpeg", "a zip file behind a start", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, .. "PK\u0003\u0004"u8]),
        ("image/jpeg", "a start and zeros", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[5000]]),
        ("image/jpeg", "no picture in it", [0xFF, 0xD8, 0xFF, 0xD9]),
        ("image/jpeg", "wider than any camera", Pictures.Jpeg(65_000, 100)),
        ("image/jpeg", "more pixels than any camera", Pictures.Jpeg(20_000, 20_000)),
        ("image/jpeg", "no height", Pictures.Jpeg(100, 0)),
        ("image/jpeg", "two sizes", Pictures.Jpeg(more: Pictures.Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]))),
        ("image/jpeg", "a png", Pictures.Png()),
        ("image/png", "absurd dimensions", Pictures.Png(100_000, 100_000)),
        ("image/png", "negative dimensions", Pictures.Png(-1, 10)),
        ("image/png", "cut off", Pictures.Png()[..60]),
        ("image/webp", "absurd dimensions", Pictures.Webp(16_777_216, 100)),
        ("image/webp", "cut off", Pictures.Webp()[..40]),
        ("image/gif", "another kind", [.. "GIF89a"u8, 1, 0, 1, 0]),
        ("image/jpeg", "nothing", []),
    ];

    [Theory, MemberData(nameof(Bad))]
    public void What_is_no_picture_is_refused(string kind, string why, byte[] file) => Assert.True(Photo.Read(kind, file) is null, why);

    /// <summary>A stranger's bytes are refused or kept, and never an exception.</summary>
    [Fact]
    public void Any_bytes_at_all_are_safe_to_read()
    {
        var random = new Random(7);
        foreach (var (kind, make) in Kinds)
            for (var trial = 0; trial < 3000; trial++)
            {
                var file = make(1 + random.Next(8));
                for (var change = random.Next(1, 6); change > 0; change--) file[random.Next(file.Length)] = (byte)random.Next(256);
                if (random.Next(3) == 0) file = file[..random.Next(file.Length)];
                if (Photo.Read(kind, file) is { } kept) Assert.InRange(kept.Content.Length, 1, file.Length + 40);
            }
    }

    [Fact]
    public void Twelve_megapixels_are_clean_in_a_blink_and_with_one_copy()
    {
        var data = new byte[6_000_000];
        new Random(1).NextBytes(data);
        for (var i = 0; i < data.Length; i++)
            if (data[i] == 0xFF) data[i] = 0xFE;
        for (var i = 1000; i < data.Length - 1; i += 256) (data[i], data[i + 1]) = (0xFF, 0);
        var file = Pictures.Jpeg(4000, 3000, data: data);
        Photo.Read("image/jpeg", Pictures.Jpeg());

        var (before, since) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var kept = Photo.Read("image/jpeg", file)!;
        var (took, allocated) = (Stopwatch.GetElapsedTime(since), GC.GetAllocatedBytesForCurrentThread() - before);

        Assert.Equal((4000, 3000), (kept.Width, kept.Height));
        Assert.Contains(Read(file).OfType<GpsDirectory>(), gps => gps.GetGeoLocation() is not null);
        Assert.Empty(Read(kept.Content).OfType<GpsDirectory>());
        Assert.InRange(allocated, 0, file.Length + 100_000);
        Assert.True(took < TimeSpan.FromMilliseconds(100), $"It took {took.TotalMilliseconds:0} ms.");
    }
}
