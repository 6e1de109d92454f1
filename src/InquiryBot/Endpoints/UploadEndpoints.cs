using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace InquiryBot.Endpoints;

/// <summary>Files of Direct Line: uploaded with an activity (sheet §1), read back under an address that nobody can guess.</summary>
internal sealed class UploadEndpoints(DirectLineGate gate, DirectLineRules rules, DirectLineEndpoints directLine, IAttachments attachments, CitizenWords words)
{
    const int MaxFiles = 5;

    public void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(DirectLineEndpoints.Base).WithTags("Direct Line");
        group.MapPost("/conversations/{id}/upload", (string id, HttpRequest request, CancellationToken ct) => UploadAsync(id, request, ct));
        group.MapGet("/attachments/{id}", (string id, HttpResponse response, CancellationToken ct) => ReadAsync(id, response, ct));
    }

    async Task<IResult> UploadAsync(string id, HttpRequest request, CancellationToken ct)
    {
        var (caller, problem) = gate.Admit(request, id);
        if (problem is not null) return problem;
        if (gate.Wait(id) is { } wait) return new Problem(429, "TooManyRequests", words.For(request, "too-fast")) { RetryAfter = wait };
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = (long)rules.MaxUploadBytes * MaxFiles + 65_536;

        var (activity, files, refused) = await PartsAsync(request, ct);
        if (refused is not null) return refused;
        foreach (var file in files)
            if (Check(file, request) is { } fault) return fault;

        var stored = new List<Attachment>();
        foreach (var file in files) stored.Add(await KeepAsync(id, file, request, ct));
        return await directLine.ReceiveAsync(id, caller!.Token?.User, Filled(activity, stored), ct);
    }

    async Task<(Activity Activity, IReadOnlyList<Sent> Files, Problem? Refused)> PartsAsync(HttpRequest request, CancellationToken ct)
    {
        var empty = new Activity { Type = ActivityTypes.Message };
        try
        {
            if (!request.HasFormContentType) return (empty, [await WholeAsync(request, ct)], null);

            var form = await request.ReadFormAsync(new FormOptions { MemoryBufferThreshold = rules.MaxUploadBytes, MultipartBodyLengthLimit = (long)rules.MaxUploadBytes * MaxFiles }, ct);
            var json = form.Files.GetFile("activity") is { } part ? await TextAsync(part, ct) : form["activity"].ToString();
            var activity = json.Length == 0 ? empty : ActivityJson.Receive(Encoding.UTF8.GetBytes(json));
            if (activity.Type is not ActivityTypes.Message) return (empty, [], DirectLineProblem.BadArgument("Files go with an activity of type 'message'."));

            var files = form.Files.Where(file => file.Name != "activity").ToList();
            if (files.Count is 0 or > MaxFiles) return (empty, [], DirectLineProblem.BadArgument($"Send between 1 and {MaxFiles} files."));
            return (activity, await Task.WhenAll(files.Select(file => BytesAsync(file, ct))), null);
        }
        catch (JsonException)
        {
            return (empty, [], DirectLineProblem.BadArgument("The part 'activity' is not an activity."));
        }
        catch (InvalidDataException)
        {
            return (empty, [], FileTooLarge(request));
        }
        catch (BadHttpRequestException bad)
        {
            return (empty, [], bad.StatusCode == 413 ? FileTooLarge(request) : DirectLineProblem.BadArgument("The upload cannot be read."));
        }
    }

    Problem? Check(Sent file, HttpRequest request)
    {
        if (file.Bytes.Length > rules.MaxUploadBytes) return FileTooLarge(request);
        if (file.Bytes.Length == 0) return DirectLineProblem.BadArgument("The file is empty.");
        return FileKinds.Accepts(file.ContentType, file.Bytes) ? null : new Problem(415, "FileNotAccepted", words.For(request, "file-not-accepted"));
    }

    Problem FileTooLarge(HttpRequest request) => new(413, "TooLarge", words.For(request, "file-too-large", ("limit", $"{rules.MaxUploadBytes / (1024 * 1024)}")));

    async Task<Attachment> KeepAsync(string conversation, Sent file, HttpRequest request, CancellationToken ct)
    {
        var id = Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(24));
        await attachments.SaveAsync(new StoredFile(id, new(conversation), file.ContentType, file.Name, file.Bytes), ct);
        return new Attachment
        {
            ContentType = file.ContentType,
            Name = file.Name,
            ContentUrl = $"{request.Scheme}://{request.Host}{DirectLineEndpoints.Base}/attachments/{id}",
        };
    }

    /// <summary>The activity with its files: in the order in which they came, keeping what the client said of them. A thumbnail comes as data and would be stored twice.</summary>
    static Activity Filled(Activity activity, List<Attachment> stored)
    {
        var announced = activity.Attachments ?? [];
        return activity with
        {
            ChannelId = "webchat",
            Attachments =
            [
                .. stored.Select((file, i) => i < announced.Count && announced[i].ContentUrl is null && announced[i].Content is null
                    ? announced[i] with { ContentUrl = file.ContentUrl, ContentType = file.ContentType, Name = announced[i].Name ?? file.Name, ThumbnailUrl = announced[i].ThumbnailUrl is null ? null : file.ContentUrl }
                    : file),
            ],
        };
    }

    async Task<IResult> ReadAsync(string id, HttpResponse response, CancellationToken ct)
    {
        if (await attachments.FindAsync(id, ct) is not { } file) return DirectLineProblem.NotFound;

        // Whatever a stranger sent is shown as an image or saved, and never run in our origin.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.File(file.Content, file.ContentType, FileKinds.IsImage(file.ContentType) ? null : file.Name);
    }

    static async Task<Sent> WholeAsync(HttpRequest request, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, ct);
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition, out var disposition) ? disposition.FileNameStar ?? disposition.FileName : null;
        return new Sent(request.ContentType ?? "application/octet-stream", Clean(name), memory.ToArray());
    }

    static async Task<Sent> BytesAsync(IFormFile file, CancellationToken ct)
    {
        using var memory = new MemoryStream((int)Math.Min(file.Length, int.MaxValue));
        await file.CopyToAsync(memory, ct);
        return new Sent(file.ContentType, Clean(file.FileName), memory.ToArray());
    }

    static async Task<string> TextAsync(IFormFile file, CancellationToken ct)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>A name for showing: no folders, no control characters, 120 characters at most.</summary>
    static string Clean(string? name)
    {
        var bare = new string([.. (name ?? "").Trim('"').Split('/', '\\')[^1].Where(letter => !char.IsControl(letter))]);
        return bare.Length switch
        {
            0 => "file",
            > 120 => bare[^120..],
            _ => bare,
        };
    }

    sealed record Sent(string ContentType, string Name, byte[] Bytes);
}
