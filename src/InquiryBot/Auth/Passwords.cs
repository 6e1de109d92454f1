using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InquiryBot.Auth;

/// <summary>
/// Password hashes: PBKDF2 with HMAC-SHA512 in ASP.NET Core Identity's format, 210,000 rounds (OWASP Password Storage
/// Cheat Sheet). One hash costs a core about 0.15 s, so few are made at once and a crowd is sent away instead of
/// starving the turns.
/// </summary>
/// <param name="rounds">Of the hash; a hash that was made with others stays valid.</param>
public sealed class Passwords(int rounds = Passwords.Rounds) : IDisposable
{
    const int Rounds = 210_000;
    const int MostWaiting = 64;

    static readonly object Anybody = new();

    readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
    readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));
    string? _nobodys;
    int _waiting;

    /// <summary>Null when too many wait already.</summary>
    public Task<string?> HashAsync(string password, CancellationToken ct) => RunAsync(() => _hasher.HashPassword(Anybody, password), ct);

    /// <summary>Whether it is the password of this hash; null when too many wait already. Without a hash it takes as long and is false.</summary>
    public async Task<bool?> VerifyAsync(string? hash, string password, CancellationToken ct)
    {
        var result = await RunAsync<PasswordVerificationResult?>(() => _hasher.VerifyHashedPassword(Anybody, hash ?? Nobodys(), password), ct);
        return result is null ? null : hash is not null && result is not PasswordVerificationResult.Failed;
    }

    public void Dispose() => _cores.Dispose();

    string Nobodys() => LazyInitializer.EnsureInitialized(ref _nobodys, () => _hasher.HashPassword(Anybody, "nobody has this password"));

    async Task<T?> RunAsync<T>(Func<T> work, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return default;
        }

        try
        {
            await _cores.WaitAsync(ct);
            try
            {
                return await Task.Run(work, ct);
            }
            finally
            {
                _cores.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
