using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Integrations.Sources;

/// <summary>Section <c>Sources</c>: what <c>dialogs/sources.yaml</c> must not say.</summary>
public sealed class SourceSettings : IValidatableObject
{
    /// <summary>True: no source is asked, the samples of the dialogs answer, and citizens are told so.</summary>
    public bool Demo { get; init; }

    /// <summary>By the name that <c>secret:</c> gives. A source whose secret is missing is not asked.</summary>
    public Dictionary<string, string> Secrets { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from secret in Secrets
        where secret.Value.Length == 0 || secret.Value.Any(letter => letter is < '!' or > '~')
        select new ValidationResult($"Sources:Secrets:{secret.Key} must have no spaces.", [secret.Key]);
}
