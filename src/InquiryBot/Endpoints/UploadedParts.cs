using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace InquiryBot.Endpoints;

/// <summary>What one upload holds (sheet §1): an activity as JSON, or none, and files.</summary>
internal sealed record UploadedParts(ReadOnlyMemory<byte> Activity, IReadOnlyList<UploadedFile> Files)
{
    const int MostParts = 100;
    const int LongestBoundary = 128;

    /// <summary>Sixteen times what the library reads at once: a photo comes in a hundred pieces, and not in fifteen hundred.</summary>
    const int AtOnce = 65_536;

    /// <param name="inMemory">Bytes that are made room for before they have come; what is longer grows.</param>
    /// <exception cref="IOException">It ends in the middle; of a body above the server's limit <see cref="BadHttpRequestException"/>.</exception>
    /// <exception cref="InvalidDataException">It is no multipart body.</exception>
    public static async Task<UploadedParts> ReadAsync(HttpRequest request, int inMemory, CancellationToken ct)
    {
        if (!request.HasFormContentType)
            return new(default, [new(request.ContentType ?? "application/octet-stream", Shown(NameOf(request)), await BytesAsync(request.Body, request.ContentLength + 1, inMemory, ct))]);

        var (reader, left) = (new MultipartReader(Boundary(request.ContentType), request.Body, AtOnce), request.ContentLength);
        var (activity, files) = (ReadOnlyMemory<byte>.Empty, new List<UploadedFile>());
        for (var number = 0; await reader.ReadNextSectionAsync(ct) is { } part; number++)
        {
            if (number == MostParts) throw new InvalidDataException("An upload has not so many parts.");
            if (part.GetContentDispositionHeader() is not { } disposition) continue;

            var content = await BytesAsync(part.Body, left, inMemory, ct);
            left -= content.Length;
            if (HeaderUtilities.RemoveQuotes(disposition.Name).Equals("activity", StringComparison.OrdinalIgnoreCase)) activity = content;
            else if (disposition.IsFileDisposition()) files.Add(new(part.ContentType ?? "application/octet-stream", Shown(new FileMultipartSection(part, disposition).FileName), content));
        }

        return new(activity, files);
    }

    static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary.ToString()
            : throw new InvalidDataException("The body has no boundary that parts it.");

    static string? NameOf(HttpRequest request) =>
        ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString() : null;

    /// <summary>Into one piece of memory, as large as what is left of the body: a photo lies there once, and nothing is copied while it comes.</summary>
    static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream part, long? left, int inMemory, CancellationToken ct)
    {
        var (bytes, length) = (GC.AllocateUninitializedArray<byte>((int)Math.Clamp(left ?? 0, 4096, inMemory)), 0);
        while (await part.ReadAsync(bytes.AsMemory(length), ct) is > 0 and var read)
        {
            length += read;
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        }

        return bytes.AsMemory(0, length);
    }

    /// <summary>A name for showing: no folders, no control characters, no personal data, 120 characters at most.</summary>
    static string Shown(string? name)
    {
        var bare = new string([.. (name ?? "").Trim('"').Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]);
        return Masking.Mask(bare.Length switch
        {
            0 => "file",
            > 120 => bare[^120..],
            _ => bare,
        }).Text;
    }
}

/// <param name="Name">As the sender called it; for showing.</param>
internal sealed record UploadedFile(string ContentType, string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>
    /// Made of whose it is and of all that is in it: sent again it is the same file, and nobody can guess the address of
    /// a file that he does not have.
    /// </summary>
    public string IdIn(ConversationId conversation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{conversation}\n{ContentType}\n{Name}\n"));
        hash.AppendData(Content.Span);
        return Base64UrlTextEncoder.Encode(hash.GetHashAndReset());
    }
}
