using InquiryBot.Auth;
using InquiryBot.Core.Conversations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;

namespace InquiryBot.Wiring;

/// <summary>The program's key ring: a folder that only its own user may read. Whoever has it can read what is sealed.</summary>
internal static class KeyWiring
{
    /// <summary>Keys for 90 days each, the old ones kept for opening; nodes of one database share the folder.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, string folder)
    {
        services.AddDataProtection()
            .SetApplicationName("inquirybot")
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM })
            .PersistKeysToFileSystem(Private(folder));
        return services.AddSingleton<IVault, Vault>();
    }

    static DirectoryInfo Private(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
