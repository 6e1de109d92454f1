using System.Text.RegularExpressions;

namespace InquiryBot.Tests.Architecture;

/// <summary>What a stranger finds when he opens the repository.</summary>
public sealed partial class RepositoryTests
{
    static readonly string[] Top =
    [
        "src", "tests", "dialogs", "deploy", "InquiryBot.sln", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "NOTICE",
        "appsettings.sample.json", "Directory.Build.props", "Directory.Packages.props", "global.json",
        ".editorconfig", ".gitattributes", ".gitignore", ".dockerignore", ".ci",
    ];

    /// <summary>Made by running or editing, and ignored by git.</summary>
    static readonly string[] Local = [".git", ".vs", ".idea", ".vscode", "data", "appsettings.json", "TestResults"];

    /// <summary>Texts of others that are kept as they came.</summary>
    static readonly string[] Foreign = ["package-lock.json", "packages.lock.json", "/Schema/", "LICENSE"];

    static IEnumerable<string> Written =>
        from folder in (string[])["src", "tests", "dialogs", "deploy"]
        from file in SourceTree.Files(folder)
        where !Foreign.Any(file.Contains) && TextFile().IsMatch(file)
        select file;

    [Fact]
    public void The_top_level_holds_what_the_design_says_and_nothing_else() =>
        Assert.Equal(Top.Order(StringComparer.Ordinal), Directory.EnumerateFileSystemEntries(SourceTree.Root).Select(entry => Path.GetFileName(entry)!).Except(Local).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.DoesNotContain(Written, file => Later().IsMatch(SourceTree.Read(file)));

    [Fact]
    public void No_warning_is_switched_off_in_code() =>
        Assert.DoesNotContain(Sources.CSharp("src").Concat(Sources.CSharp("tests")), file => Pragma().IsMatch(SourceTree.Read(file)));

    [Fact]
    public void The_lock_file_names_no_download_host() =>
        Assert.DoesNotContain("\"resolved\"", SourceTree.Read("src/web/package-lock.json"), StringComparison.Ordinal);

    [Fact]
    public void A_source_file_can_be_read_at_one_sitting() =>
        Assert.DoesNotContain(Sources.CSharp("src"), file => File.ReadLines(Path.Combine(SourceTree.Root, file)).Count() > 300);

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing() =>
        Assert.Empty(Sources.CSharp("src").SelectMany(file => Empty().Matches(Sources.Code(file)).Select(match => $"{file}: {match.Groups[1].Value}")));

    [GeneratedRegex(@"\.(cs|ts|tsx|css|html|ya?ml|sql|md|json|sh|props|targets|csproj|service)$|/(Dockerfile|run)$")]
    private static partial Regex TextFile();

    [GeneratedRegex(@"\b(?:TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"^\s*#pragma|SuppressMessage\((?!.*Justification = "".{20})", RegexOptions.Multiline)]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\b(?:class|record|interface|struct|enum) (\w*(?:Manager|Helper|Helpers|Util|Utils|Processor|Service|Handler|Impl|Dto))\b")]
    private static partial Regex Empty();
}
