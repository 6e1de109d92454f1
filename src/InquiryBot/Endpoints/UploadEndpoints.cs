using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;
using Microsoft.AspNetCore.Http.Features;

namespace InquiryBot.Endpoints;

/// <summary>Files of Direct Line: uploaded with an activity (sheet §1), read back under an address that nobody can guess.</summary>
internal sealed class UploadEndpoints(
    DirectLineGate gate, DirectLineRules rules, DirectLineEndpoints directLine, IConversations conversations, IAttachments attachments, CitizenWords words)
{
    const int MaxFiles = 5;

    /// <summary>What stands in a body between and around its files.</summary>
    const int AroundFiles = 65_536;

    static readonly byte[] FilesAlone = Encoding.ASCII.GetBytes($$"""{"type":"{{ActivityTypes.Message}}"}""");

    public void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(DirectLineEndpoints.Base).WithTags("Direct Line");
        group.MapPost("/conversations/{id}/upload", (string id, HttpRequest request, CancellationToken ct) => UploadAsync(id, request, ct));
        group.MapGet("/attachments/{id}", (string id, HttpResponse response, CancellationToken ct) => ReadAsync(id, response, ct));
    }

    async Task<IResult> UploadAsync(string id, HttpRequest request, CancellationToken ct)
    {
        var (caller, problem) = await gate.AdmitAsync(request, id, ct);
        if (problem is not null) return problem;
        if (gate.Wait(id) is { } wait) return DirectLineProblem.TooManyRequests(words.For(request, SystemTexts.TooFast), wait);

        // A file of no conversation is shown to nobody, and erased with none.
        if (await conversations.FindAsync(new(id), ct) is not { Ended: false }) return DirectLineProblem.NotFound;

        var (parts, unreadable) = await PartsAsync(request, ct);
        if (parts is null) return unreadable!;
        if (Fault(parts, request) is { } fault) return fault;
        var (activity, refused) = await directLine.ReadAsync(parts.Activity.Length > 0 ? parts.Activity : FilesAlone, ct);
        if (refused is not null) return refused;
        if (activity!.Type is not ActivityTypes.Message) return DirectLineProblem.BadArgument("Files go with an activity of type 'message'.");
        if (directLine.TooLong(activity, request) is { } tooLong) return tooLong;

        var kept = new List<Attachment>();
        foreach (var file in parts.Files)
        {
            if (FileKinds.Keep(file.ContentType, file.Content.Span) is not { } content) return NotAccepted(request);
            kept.Add(await KeepAsync(new(id), file, content, request, ct));
        }

        return await directLine.ReceiveAsync(id, caller!.Token?.User, activity with { Attachments = Filled(activity.Attachments ?? [], kept) }, ct);
    }

    async Task<(UploadedParts? Parts, Problem? Problem)> PartsAsync(HttpRequest request, CancellationToken ct)
    {
        var most = (long)rules.MaxUploadBytes * MaxFiles + AroundFiles;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = most;
        if (request.ContentLength > most) return (null, FileTooLarge(request));
        try
        {
            return (await UploadedParts.ReadAsync(request, rules.MaxUploadBytes + AroundFiles, ct), null);
        }
        catch (BadHttpRequestException bad)
        {
            return (null, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? FileTooLarge(request) : Unreadable);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return (null, Unreadable);
        }
    }

    Problem? Fault(UploadedParts parts, HttpRequest request)
    {
        if (parts.Activity.Length > rules.MaxActivityBytes) return directLine.TooLarge(request);
        if (parts.Files.Count is 0 or > MaxFiles) return DirectLineProblem.BadArgument($"Send between 1 and {MaxFiles} files.");
        return parts.Files.Select(file => Fault(file, request)).FirstOrDefault(fault => fault is not null);
    }

    Problem? Fault(UploadedFile file, HttpRequest request)
    {
        if (file.Content.Length > rules.MaxUploadBytes) return FileTooLarge(request);
        if (file.Content.Length == 0) return DirectLineProblem.BadArgument("The file is empty.");
        return FileKinds.Accepts(file.ContentType, file.Content.Span) ? null : NotAccepted(request);
    }

    Problem NotAccepted(HttpRequest request) => new(415, "FileNotAccepted", words.For(request, SystemTexts.FileNotAccepted));

    Problem FileTooLarge(HttpRequest request) => new(413, "TooLarge", words.For(request, SystemTexts.FileTooLarge, ("limit", $"{rules.MaxUploadBytes / (1024 * 1024)}")));

    static Problem Unreadable { get; } = DirectLineProblem.BadArgument("The upload cannot be read.");

    async Task<Attachment> KeepAsync(ConversationId conversation, UploadedFile file, byte[] content, HttpRequest request, CancellationToken ct)
    {
        var id = file.IdIn(conversation);
        await attachments.SaveAsync(new StoredFile(id, conversation, file.ContentType, file.Name, content), ct);
        var address = $"{request.Scheme}://{request.Host}{DirectLineEndpoints.Base}/attachments/{id}";
        return new Attachment
        {
            ContentType = file.ContentType,
            Name = file.Name,
            ContentUrl = address,
            ThumbnailUrl = FileKinds.IsImage(file.ContentType) ? address : null,
        };
    }

    /// <summary>The files in the order in which they came, with what the client said of them. The stock Web Chat shows a picture only by its thumbnail.</summary>
    static IReadOnlyList<Attachment> Filled(IReadOnlyList<Attachment> announced, List<Attachment> kept) =>
    [
        .. kept.Select((file, i) => i < announced.Count && announced[i].Content is null
            ? announced[i] with { ContentUrl = file.ContentUrl, ContentType = file.ContentType, Name = announced[i].Name ?? file.Name, ThumbnailUrl = file.ThumbnailUrl }
            : file),
    ];

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
}
