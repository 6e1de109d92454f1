using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Workers;

/// <summary>Section <c>Workers</c>.</summary>
public sealed class WorkerSettings
{
    /// <summary>Turns in flight at once; most of them wait for the disk.</summary>
    [Range(1, 1024, ErrorMessage = "Workers:Turns must be between 1 and 1024.")]
    public int Turns { get; init; } = 128;

    /// <summary>Conversations that are delivered to at once.</summary>
    [Range(1, 1024, ErrorMessage = "Workers:Deliveries must be between 1 and 1024.")]
    public int Deliveries { get; init; } = 64;

    /// <summary>Tries before a reply is set aside with its reason.</summary>
    [Range(1, 100, ErrorMessage = "Workers:DeliveryAttempts must be between 1 and 100.")]
    public int DeliveryAttempts { get; init; } = 12;
}
