using System.Security.Cryptography;
using System.Text;

namespace InquiryBot.Core.People;

/// <summary>
/// The way in where nobody administers yet: a token that is printed at the start, makes one administrator and is
/// then worth nothing. There is no account and no password to begin with.
/// </summary>
public sealed class FirstSignIn
{
    string? _token;

    /// <summary>Null when there is an administrator, or it was used.</summary>
    public string? Token => _token;

    /// <summary>Makes a token if the store knows no administrator; a restart makes another and the old one is void.</summary>
    public async ValueTask PrepareAsync(IPeople people, CancellationToken ct) =>
        _token = !(await people.ListAsync(ct)).Any(account => account.Role == Role.Administrator) ? RandomNumberGenerator.GetHexString(48, lowercase: true) : null;

    /// <summary>Takes as long for a wrong token as for the right one.</summary>
    public bool Accepts(string? token) =>
        _token is { } expected && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(token));

    public void Spend() => _token = null;
}
