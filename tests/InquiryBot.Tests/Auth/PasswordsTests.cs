using InquiryBot.Auth;

namespace InquiryBot.Tests.Auth;

public sealed class PasswordsTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hash_knows_its_password_and_no_other_and_never_shows_it()
    {
        using var passwords = new Passwords();

        var hash = (await passwords.HashAsync("correct horse battery", Ct))!;

        Assert.True(await passwords.VerifyAsync(hash, "correct horse battery", Ct));
        Assert.False(await passwords.VerifyAsync(hash, "correct horse batterz", Ct));
        Assert.False(await passwords.VerifyAsync(null, "nobody has this password", Ct));
        Assert.DoesNotContain("correct", hash, StringComparison.Ordinal);
        Assert.NotEqual(hash, await passwords.HashAsync("correct horse battery", Ct));
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_still_known()
    {
        using var early = new Passwords(rounds: 1000);
        using var today = new Passwords();

        Assert.True(await today.VerifyAsync(await early.HashAsync("correct horse battery", Ct), "correct horse battery", Ct));
    }

    [Fact]
    public async Task A_crowd_is_sent_away_instead_of_waiting_for_ever()
    {
        using var passwords = new Passwords(rounds: 20_000);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => passwords.HashAsync("correct horse battery", Ct)));

        Assert.InRange(hashes.Count(hash => hash is not null), 64, 199);
        Assert.NotNull(await passwords.HashAsync("correct horse battery", Ct));
    }
}
