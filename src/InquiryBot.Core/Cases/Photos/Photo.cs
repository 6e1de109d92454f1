namespace InquiryBot.Core.Cases.Photos;

/// <summary>
/// A picture that a citizen sent, checked by what is in it and freed of what it tells about him: where and when it was taken, by
/// which device, and whatever words were hidden in it. The picture itself is not touched: no pixel is read or written.
/// </summary>
/// <param name="Content">As it is stored.</param>
/// <param name="Width">Pixels, as the file declares them.</param>
/// <param name="Height">Pixels, as the file declares them.</param>
public sealed record Photo(byte[] Content, int Width, int Height)
{
    /// <summary>No camera's; a viewer that believed more would run out of memory.</summary>
    public const int LongestSide = 20_000;

    /// <summary>Pixels.</summary>
    public const long Largest = 120_000_000;

    public static IReadOnlyList<string> ContentTypes { get; } = ["image/jpeg", "image/png", "image/webp"];

    /// <param name="contentType">One of <see cref="ContentTypes"/>.</param>
    /// <returns>Null when it is no whole picture of this type, or larger than any picture is.</returns>
    public static Photo? Read(string contentType, ReadOnlySpan<byte> file)
    {
        var picture = new Cut(file.Length);
        var (width, height) = contentType switch
        {
            "image/jpeg" => JpegPhoto.Walk(file, picture),
            "image/png" => PngPhoto.Walk(file, picture),
            "image/webp" => WebpPhoto.Walk(file, picture),
            _ => default,
        };
        if (width is < 1 or > LongestSide || height is < 1 or > LongestSide || (long)width * height > Largest) return null;

        var content = picture.From(file);
        if (contentType == "image/webp") WebpPhoto.Complete(content, picture.Orientation);
        return new Photo(content, width, height);
    }
}
