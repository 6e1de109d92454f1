using System.Net.Sockets;
using InquiryBot.Core;
using InquiryBot.Wiring;

namespace InquiryBot.Commands;

/// <summary>What can be wrong around the program: one line on standard error and exit 1.</summary>
internal static class Trouble
{
    /// <summary>The line, or null for what is a fault of the program itself.</summary>
    public static string? Line(Exception problem) => problem switch
    {
        SettingsException or StorageException => $"inquirybot: {problem.Message}",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } =>
            $"inquirybot: {problem.Message} Another program is there: stop it, or choose another address with --urls.",
        SocketException or IOException { InnerException: SocketException } => $"inquirybot: The address cannot be listened on: {problem.Message.TrimEnd('.')}. It must be one of this machine: choose another one with --urls.",
        _ => null,
    };
}
