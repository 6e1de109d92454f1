using System.Security.Cryptography;
using InquiryBot.Core.Conversations;
using Microsoft.AspNetCore.DataProtection;

namespace InquiryBot.Auth;

/// <summary>The vault on the program's key ring (AES-256-GCM); what it seals can be read by this purpose alone.</summary>
internal sealed class Vault(IDataProtectionProvider keys) : IVault
{
    readonly IDataProtector _protector = keys.CreateProtector("vault");

    public string Seal(string plain) => _protector.Protect(plain);

    public string? Open(string closed)
    {
        try
        {
            return _protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
