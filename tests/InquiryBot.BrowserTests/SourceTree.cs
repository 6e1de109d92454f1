namespace InquiryBot.BrowserTests;

/// <summary>Where things of the repository are, seen from the built tests.</summary>
static class SourceTree
{
    static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    public static string Root { get; } = FindRoot(Output);

    /// <summary>The program of the same configuration that these tests were built in.</summary>
    public static string Program { get; } = At("src", "InquiryBot", "bin", Output.Parent!.Name, Output.Name, "inquirybot.dll");

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    static string FindRoot(DirectoryInfo? from)
    {
        while (from is not null && !File.Exists(Path.Combine(from.FullName, "InquiryBot.sln"))) from = from.Parent;
        return from?.FullName ?? throw new DirectoryNotFoundException("These tests run from inside the repository.");
    }
}
