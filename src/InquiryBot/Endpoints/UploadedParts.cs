using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace InquiryBot.Endpoints;

/// <summary>What one upload holds (sheet §1): an activity as JSON, or none, and files.</summary>
internal sealed record UploadedParts(ReadOnlyMemory<byte> Activity, IReadOnlyList<UploadedFile> Files)
{
    /// <exception cref="IOException">It ends in the middle; of a body above the server's limit <see cref="BadHttpRequestException"/>.</exception>
    /// <exception cref="InvalidDataException">It is no multipart body.</exception>
    public static async Task<UploadedParts> ReadAsync(HttpRequest request, int inMemory, CancellationToken ct)
    {
        if (!request.HasFormContentType) return new(default, [await WholeAsync(request, ct)]);

        var form = await request.ReadFormAsync(new FormOptions { MemoryBufferThreshold = inMemory, ValueLengthLimit = int.MaxValue }, ct);
        var activity = form.Files.GetFile("activity") is { } part ? await BytesAsync(part, ct) : Encoding.UTF8.GetBytes(form["activity"].ToString());
        var files = new List<UploadedFile>();
        foreach (var file in form.Files.Where(file => file.Name != "activity"))
            files.Add(new(file.ContentType, Shown(file.FileName), await BytesAsync(file, ct)));
        return new(activity, files);
    }

    static async Task<UploadedFile> WholeAsync(HttpRequest request, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, ct);
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition, out var disposition) ? disposition.FileNameStar ?? disposition.FileName : null;
        return new(request.ContentType ?? "application/octet-stream", Shown(name), memory.ToArray());
    }

    static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)file.Length);
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
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
internal sealed record UploadedFile(string ContentType, string Name, byte[] Content)
{
    /// <summary>
    /// Made of whose it is and of all that is in it: sent again it is the same file, and nobody can guess the address of
    /// a file that he does not have.
    /// </summary>
    public string IdIn(ConversationId conversation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{conversation}\n{ContentType}\n{Name}\n"));
        hash.AppendData(Content);
        return Base64UrlTextEncoder.Encode(hash.GetHashAndReset());
    }
}
