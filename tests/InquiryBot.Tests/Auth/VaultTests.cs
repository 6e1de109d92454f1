using InquiryBot.Core.Conversations;
using InquiryBot.Tests.Storage;
using InquiryBot.Wiring;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace InquiryBot.Tests.Auth;

/// <summary>What is sealed can be opened by this program's keys, and by nothing else.</summary>
public sealed class VaultTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Keys => Path.Combine(_folder.Path, "keys");

    [Theory]
    [InlineData("")]
    [InlineData("010-1234-5678")]
    [InlineData("주민번호는 900101-1234568 👍 \0 끝")]
    public void What_was_sealed_opens_also_after_a_restart(string words)
    {
        string closed;
        using (var first = Program(Keys)) closed = Vault(first).Seal(words);
        using var second = Program(Keys);

        Assert.Equal(words, Vault(second).Open(closed));
    }

    [Fact]
    public void Long_words_open_too()
    {
        using var program = Program(Keys);
        var words = new string('가', 262_144);

        Assert.Equal(words, Vault(program).Open(Vault(program).Seal(words)));
    }

    [Fact]
    public void A_seal_shows_nothing_and_is_never_the_same()
    {
        using var program = Program(Keys);
        var (one, other) = (Vault(program).Seal("010-1234-5678"), Vault(program).Seal("010-1234-5678"));

        Assert.NotEqual(one, other);
        Assert.DoesNotContain("1234", one, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_does_not_open()
    {
        using var program = Program(Keys);
        var closed = Vault(program).Seal("010-1234-5678");

        foreach (var at in (int[])[0, 10, closed.Length / 2, closed.Length - 2])
            Assert.Null(Vault(program).Open(closed[..at] + (closed[at] is 'A' ? 'B' : 'A') + closed[(at + 1)..]));
        Assert.Null(Vault(program).Open("no seal at all"));
        Assert.Null(Vault(program).Open(""));
    }

    [Fact]
    public void Other_keys_do_not_open_it()
    {
        using var program = Program(Keys);
        using var stranger = Program(Path.Combine(_folder.Path, "others"));

        Assert.Null(Vault(stranger).Open(Vault(program).Seal("010-1234-5678")));
    }

    [Fact]
    public void A_token_of_the_same_keys_is_no_seal()
    {
        using var program = Program(Keys);
        var token = program.GetRequiredService<IDataProtectionProvider>().CreateProtector("token").Protect("010-1234-5678");

        Assert.Null(Vault(program).Open(token));
    }

    [Fact]
    public void The_keys_are_for_AES_256_GCM_and_for_their_user_alone()
    {
        using var program = Program(Keys);
        Vault(program).Seal("");

        Assert.Contains("AES_256_GCM", File.ReadAllText(Directory.EnumerateFiles(Keys).Single()), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Keys) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    public void Dispose() => _folder.Dispose();

    static ServiceProvider Program(string keys) => new ServiceCollection().AddLogging().AddKeys(keys).BuildServiceProvider();

    static IVault Vault(ServiceProvider program) => program.GetRequiredService<IVault>();
}
