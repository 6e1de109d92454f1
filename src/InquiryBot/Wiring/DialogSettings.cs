using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Dialogs</c>.</summary>
public sealed class DialogSettings
{
    /// <summary>The dialog folder, from where the program is started.</summary>
    [Required]
    public string Path { get; init; } = "dialogs";
}
