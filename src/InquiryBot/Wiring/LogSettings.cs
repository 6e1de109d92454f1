using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>Section <c>Logs</c>. Levels are Serilog's own: <c>Serilog:MinimumLevel:Default</c>.</summary>
public sealed class LogSettings
{
    /// <summary><c>Text</c> for people, <c>Json</c> for machines, <c>Auto</c>: text in a terminal, JSON otherwise.</summary>
    [RegularExpression("Auto|Text|Json", ErrorMessage = "Logs:Format must be Auto, Text or Json.")]
    public string Format { get; init; } = "Auto";
}
