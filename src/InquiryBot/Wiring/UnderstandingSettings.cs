namespace InquiryBot.Wiring;

/// <summary>Section <c>Understanding</c>.</summary>
public sealed class UnderstandingSettings
{
    /// <summary>Where what was learned is kept, so that a restart does not learn again; without it, the folder <c>models</c> in Storage:Path.</summary>
    public string? Folder { get; init; }
}
