using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Endpoints;

/// <summary>The tokens of Direct Line (sheet §1): a first one, a new one for an old, and one for the link of a messenger.</summary>
internal sealed class DirectLineTokenEndpoints(DirectLineGate gate, DirectLineRules rules, DirectLineTokens tokens, IChats chats, Ids ids, CitizenWords words)
{
    const int MostOrigins = 16;

    public void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(DirectLineEndpoints.Base).WithTags("Direct Line");
        group.MapPost("/tokens/generate", (HttpRequest request, CancellationToken ct) => GenerateAsync(request, ct)).WithMetadata(new OpensConversation())
            .Accepts<TokenRequest>(true, "application/json").Produces<TokenResponse>().ProducesProblem(403).ProducesProblem(429);
        group.MapPost("/tokens/refresh", (HttpRequest request, CancellationToken ct) => RefreshAsync(request, ct))
            .Produces<TokenResponse>().ProducesProblem(403);
        group.MapPost("/tokens/continue", (HttpRequest request, CancellationToken ct) => ContinueAsync(request, ct))
            .Accepts<TokenRequest>(true, "application/json").Produces<TokenResponse>().ProducesProblem(401).ProducesProblem(403);
    }

    async Task<IResult> GenerateAsync(HttpRequest request, CancellationToken ct)
    {
        var bearer = DirectLineGate.Bearer(request);
        if (bearer is not null && !gate.IsSecret(bearer)) return DirectLineProblem.Forbidden;
        if (bearer is null && !gate.AllowsOrigin(request)) return new Problem(403, "OriginNotAllowed", "This page may not open a chat: add its origin to Channels:WebChat:Origins.");

        var (wanted, problem) = await DirectLineEndpoints.BodyAsync(request, DirectLineJson.Default.TokenRequest, ct);
        if (problem is not null) return problem;
        if (wanted?.User?.Id is { } user && !(user.StartsWith("dl_", StringComparison.Ordinal) && user.Length <= 64 && DirectLineEndpoints.IsOneLine(user)))
            return DirectLineProblem.BadArgument("user.id must begin with dl_ and have at most 64 characters.");
        var origins = wanted?.TrustedOrigins ?? [];
        if (origins.Count > MostOrigins || !origins.All(WebOrigin.Is))
            return DirectLineProblem.BadArgument($"trustedOrigins must be at most {MostOrigins} web origins, such as https://www.gg.go.kr.");

        return Issued(ids.New(), wanted?.User?.Id ?? $"dl_{ids.New()}", origins);
    }

    /// <summary>
    /// A live token for a new one. By the protocol an expired one is refused; our own widget may ask to resume, for some
    /// hours, because a phone sleeps longer than a token lives.
    /// </summary>
    async Task<IResult> RefreshAsync(HttpRequest request, CancellationToken ct)
    {
        var (wanted, unreadable) = await DirectLineEndpoints.BodyAsync(request, DirectLineJson.Default.TokenRequest, ct);
        if (unreadable is not null) return unreadable;

        var (caller, problem) = await gate.AdmitAsync(request, null, ct, wanted?.Resume is true ? rules.ResumeWithin : TimeSpan.Zero);
        if (problem is not null) return problem;
        return caller!.Token is { } token ? Issued(token.Conversation, token.User, token.Origins) : DirectLineProblem.BadArgument("Only a token can be refreshed.");
    }

    /// <summary>Whoever comes by the link that a messenger showed him: the token of the same conversation, once. Ours, and not of the protocol.</summary>
    async Task<IResult> ContinueAsync(HttpRequest request, CancellationToken ct)
    {
        if (DirectLineGate.Bearer(request) is not { Length: > 0 } bearer) return DirectLineProblem.Unauthorized;
        var (wanted, unreadable) = await DirectLineEndpoints.BodyAsync(request, DirectLineJson.Default.TokenRequest, ct);
        if (unreadable is not null) return unreadable;

        var browser = wanted?.User?.Id is { Length: > 0 and <= 64 } named ? named : ids.New();
        return tokens.ReadLink(bearer) is { } link && tokens.IsLive(link) && !await gate.IsOutlivedAsync(link, ct) && await chats.FollowAsync(new(link.Conversation), link.Expires, browser, ct)
            ? Issued(link.Conversation, link.User, [])
            : new Problem(403, "LinkUsedUp", words.For(request, SystemTexts.LinkUsedUp));
    }

    IResult Issued(string conversation, string user, IReadOnlyList<string> origins) =>
        Results.Json(new TokenResponse(conversation, tokens.Issue(conversation, user, origins, rules.TokenLifetime), rules.TokenSeconds), DirectLineJson.Default.TokenResponse);
}
