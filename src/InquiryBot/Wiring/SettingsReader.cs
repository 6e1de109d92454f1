using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Wiring;

/// <summary>Settings are wrong at start or never.</summary>
internal static partial class SettingsReader
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
            throw new SettingsException(Unknown(configuration.GetSection(section), Names<T>()) ?? Misread(problem.Message), problem);
        }

        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
            throw new SettingsException(string.Join(" ", faults.Select(fault => Named(section, fault))));
        return settings;
    }

    /// <summary>Looks at the names of a section that is not put to work: what is mistyped there would be found only on the day when it is needed.</summary>
    /// <exception cref="SettingsException">With the name that is no setting.</exception>
    public static void CheckNames<T>(this IConfiguration configuration, string section) => configuration.CheckNames(section, Names<T>());

    /// <exception cref="SettingsException">With the first name of the section that is none of these.</exception>
    public static void CheckNames(this IConfiguration configuration, string section, IReadOnlyList<string> known)
    {
        if (Unknown(configuration.GetSection(section), known) is { } fault) throw new SettingsException(fault);
    }

    /// <summary>What to say of a name that is not known, with those that are.</summary>
    public static string Refusal(string unknown, string name, string what, IReadOnlyList<string> known) =>
        $"{unknown} is no {what}.{(Suggest.Nearest(name, known) is { } meant ? $" Did you mean {meant}?" : "")}";

    /// <summary>The first name of the section that is no setting, with those that are; null when all are, and a value is wrong.</summary>
    static string? Unknown(IConfigurationSection section, IReadOnlyList<string> known)
    {
        var unknown = section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : $"{Refusal(unknown.Path, unknown.Key, "setting", known)} In {section.Path} there are: {string.Join(", ", known)}.";
    }

    /// <summary>The binder names the type that a value could not become; whoever sets it does not know .NET's types.</summary>
    static string Misread(string message) => Value().Match(message) is { Success: true } value
        ? $"{value.Groups["setting"].Value}: '{value.Groups["value"].Value}' is {(value.Groups["type"].Value is "Boolean" ? "neither true nor false" : "no number, or too large")}."
        : message;

    [GeneratedRegex(@"value '(?<value>.*)' at '(?<setting>[^']+)' to type 'System\.(?<type>Boolean|Byte|U?Int\d\d|Double|Decimal|Single)'", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    static List<string> Names<T>() => [.. typeof(T).GetProperties().Select(property => property.Name)];

    static string Named(string section, ValidationResult fault) =>
        fault.ErrorMessage!.StartsWith(section, StringComparison.Ordinal) ? fault.ErrorMessage : $"{section}:{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}";
}

/// <summary>The sections below one, read one by one; what nobody has read in the end is a typing error.</summary>
internal sealed class SectionsOf(IConfiguration configuration, string parent)
{
    readonly List<string> _known = [];

    /// <exception cref="SettingsException">With the setting's name and what it may be.</exception>
    public T Read<T>(string section) where T : class, new()
    {
        _known.Add(section[(parent.Length + 1)..]);
        return configuration.Read<T>(section);
    }

    /// <exception cref="SettingsException">With the name that nobody has read.</exception>
    public void RefuseOthers() => configuration.CheckNames(parent, _known);
}
