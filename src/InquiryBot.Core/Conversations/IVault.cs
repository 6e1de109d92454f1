namespace InquiryBot.Core.Conversations;

/// <summary>Seals what must not lie open in the store (AES-GCM by the program's key ring).</summary>
public interface IVault
{
    string Seal(string plain);

    /// <summary>The words again, or null when they were sealed by a key that is gone.</summary>
    string? Open(string closed);
}
