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
            throw new SettingsException(Unknown<T>(configuration.GetSection(section)) ?? problem.Message, problem);
        }

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
            throw new SettingsException(string.Join(" ", faults.Select(fault => Named(section, fault))));
        return settings;
    }

    /// <summary>The first name of the section that is no setting, with those that are; null when all are, and a value is wrong.</summary>
    static string? Unknown<T>(IConfigurationSection section)
    {
        var known = typeof(T).GetProperties().Select(property => property.Name).ToList();
        var unknown = section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : $"{unknown.Path} is no setting. In {section.Path} there are: {string.Join(", ", known)}.";
    }

    static string Named(string section, ValidationResult fault) =>
        fault.ErrorMessage!.StartsWith(section, StringComparison.Ordinal) ? fault.ErrorMessage : $"{section}:{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}";
}
