using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>Settings are wrong at start or never.</summary>
internal static class SettingsReader
{
    /// <exception cref="SettingsException">With the setting's name and what it may be.</exception>
    public static T Read<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        T settings;
        try
        {
            settings = configuration.GetSection(section).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException problem)
        {
            throw new SettingsException($"Settings section {section}: {problem.InnerException?.Message ?? problem.Message}", problem);
        }

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
            throw new SettingsException(string.Join(" ", faults.Select(fault => Named(section, fault))));
        return settings;
    }

    static string Named(string section, ValidationResult fault) =>
        fault.ErrorMessage!.StartsWith(section, StringComparison.Ordinal) ? fault.ErrorMessage : $"{section}:{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}";
}
