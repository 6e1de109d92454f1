namespace InquiryBot.Wiring;

/// <summary>Where settings come from: the line before the environment, and both before <c>appsettings.json</c> where the program is started.</summary>
internal static class SettingsFile
{
    /// <exception cref="SettingsException">The file, or the line, cannot be read; the message says where.</exception>
    public static WebApplicationBuilder Read(WebApplicationOptions options)
    {
        try
        {
            return WebApplication.CreateSlimBuilder(options);
        }
        catch (Exception problem) when (problem is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            var cause = problem.GetBaseException();
            throw new SettingsException(cause == problem ? problem.Message : $"{problem.Message} {cause.Message}", problem);
        }
    }
}
