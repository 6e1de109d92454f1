using InquiryBot.Core.Cases;
using InquiryBot.Endpoints;

namespace InquiryBot.Wiring;

/// <summary>Citizens' reports at the offices.</summary>
internal static class CaseWiring
{
    public static void AddCases(this IServiceCollection services, CaseSettings settings)
    {
        services.AddSingleton(CompetenceOf(settings)).AddSingleton(new CaseMap(settings.MapTiles, settings.MapAttribution));
        services.AddSingleton<CaseReading>().AddSingleton<CaseActs>();
    }

    /// <exception cref="SettingsException">A file cannot be read as it should be; the message quotes the line.</exception>
    static Competence CompetenceOf(CaseSettings settings)
    {
        try
        {
            return Competence.Read(Text(settings.Departments), Text(settings.Holidays));
        }
        catch (FormatException wrong)
        {
            throw new SettingsException($"Cases: {wrong.Message}", wrong);
        }

        static string? Text(string? file) => file is null ? null : File.ReadAllText(file);
    }
}
