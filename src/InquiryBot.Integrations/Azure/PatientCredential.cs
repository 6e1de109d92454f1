using Azure.Core;
using Azure.Identity;

namespace InquiryBot.Integrations.Azure;

/// <summary>
/// Fetches a token to the end, whoever stops waiting for it. The first token may take longer than a citizen's turn
/// waits; were it given up with the turn, there would never be one.
/// </summary>
internal sealed class PatientCredential(TokenCredential credential) : TokenCredential
{
    readonly Lock gate = new();
    Task<AccessToken>? fetching;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (fetching is null or { IsCompleted: true }) fetching = credential.GetTokenAsync(requestContext, CancellationToken.None).AsTask();
            return new(fetching.WaitAsync(cancellationToken));
        }
    }

    /// <summary>Nothing here waits on a thread, so the pipeline never asks this way; if it does, it gets the credential's own answer.</summary>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => credential.GetToken(requestContext, cancellationToken);
}

/// <summary>Who the program is to Microsoft Entra.</summary>
public static class EntraIdentity
{
    /// <summary>The environment's client (AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET), else the workload's, else the machine's; never a developer's own.</summary>
    public static TokenCredential OfThisProgram() => new ChainedTokenCredential(
        new EnvironmentCredential(), new WorkloadIdentityCredential(),
        new ManagedIdentityCredential(Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned));
}
