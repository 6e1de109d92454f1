namespace InquiryBot.Tests;

/// <summary>The repository that these tests were built from.</summary>
static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>Files below a folder as paths from the root, without what builds and installs leave behind.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*")
    {
        var full = Path.Combine(Root, folder);
        if (!Directory.Exists(full)) return [];

        return Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(Made.Contains))
            .Order(StringComparer.Ordinal);
    }

    static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "wwwroot", "dist", "TestResults", "screenshots", ".git", "data"];

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InquiryBot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
