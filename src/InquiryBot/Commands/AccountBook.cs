using System.Globalization;
using System.Text.RegularExpressions;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.People;

namespace InquiryBot.Commands;

/// <summary>What can be done to accounts from the command line: 0 done, 1 refused, 2 the argument was no good.</summary>
internal sealed partial class AccountBook(
    IPeople people, Passwords passwords, Ids ids, TimeProvider clock, Func<string?> readPassword, TextWriter output, TextWriter errors)
{
    const string By = "command line";

    public async Task<int> AddAsync(string typedName, string typedRole, string languages, string skills, CancellationToken ct)
    {
        if (AccountName.Read(typedName) is not { } name) return await BadAsync($"'{typedName}' cannot be a name: it needs 1 to 40 letters, digits, spaces or . - _ @");
        if (RoleNames.Read(typedRole) is not { } role) return await BadAsync($"'{typedRole}' is no role: use one of {string.Join(", ", RoleNames.All)}");
        if (Words(languages, Language()) is not { } spoken) return await BadAsync($"'{languages}' is no list of languages: write tags such as ko,en,zh-Hant");
        if (spoken.FirstOrDefault(tag => !IsLanguage(tag)) is { } unheard) return await BadAsync($"'{unheard}' is no language that is known: write tags such as ko,en,zh-Hant");
        if (Words(skills, Skill()) is not { } known) return await BadAsync($"'{skills}' is no list of skills: write topics such as passport,local-tax");
        if (await people.FindAsync(name, ct) is not null) return await RefuseAsync($"there is an account '{name}' already");
        if (await HashAsync(name, ct) is not { } hash) return 1;

        var account = new Account { Name = name, Role = role, Languages = spoken, Skills = known, PasswordHash = hash, Stamp = ids.New(), CreatedAt = clock.GetUtcNow() };
        if (!await people.AddAsync(account, new AccountAdded(name, account.CreatedAt, role) { By = By }, ct)) return await RefuseAsync($"there is an account '{name}' already");

        await output.WriteLineAsync($"Added {name} ({RoleNames.Of(role)}).");
        return 0;
    }

    public async Task<int> ListAsync(CancellationToken ct)
    {
        foreach (var account in await people.ListAsync(ct))
        {
            var more = string.Join("; ", new[] { string.Join(',', account.Languages), string.Join(',', account.Skills), account.Disabled ? "disabled" : "" }.Where(part => part.Length > 0));
            await output.WriteLineAsync($"{account.Name}\t{RoleNames.Of(account.Role)}{(more.Length > 0 ? "\t" + more : "")}");
        }

        return 0;
    }

    public async Task<int> ChangePasswordAsync(string typedName, CancellationToken ct)
    {
        if (await FindAsync(typedName, ct) is not { } account) return await RefuseAsync($"there is no account '{typedName}'");
        if (await HashAsync(account.Name, ct) is not { } hash) return 1;

        await people.ChangeAsync(account with { PasswordHash = hash, Stamp = ids.New() }, new PasswordChanged(account.Name, clock.GetUtcNow()) { By = By }, ct);
        await output.WriteLineAsync($"Changed the password of {account.Name}.");
        return 0;
    }

    public async Task<int> DisableAsync(string typedName, CancellationToken ct)
    {
        if (await FindAsync(typedName, ct) is not { } account) return await RefuseAsync($"there is no account '{typedName}'");
        if (account.Role is Role.Administrator && await IsLastAdministratorAsync(account, ct))
            return await RefuseAsync($"{account.Name} is the only administrator: add another one first");

        await people.ChangeAsync(account with { Disabled = true, Stamp = ids.New() }, new AccountDisabled(account.Name, clock.GetUtcNow()) { By = By }, ct);
        await output.WriteLineAsync($"Disabled {account.Name}.");
        return 0;
    }

    ValueTask<Account?> FindAsync(string typed, CancellationToken ct) =>
        AccountName.Read(typed) is { } name ? people.FindAsync(name, ct) : ValueTask.FromResult<Account?>(null);

    async Task<bool> IsLastAdministratorAsync(Account account, CancellationToken ct) =>
        !(await people.ListAsync(ct)).Any(other => other is { Role: Role.Administrator, Disabled: false } && other.Name != account.Name);

    async Task<string?> HashAsync(string name, CancellationToken ct)
    {
        var password = readPassword();
        if (PasswordRule.Fault(password, name) is not { } fault) return await passwords.HashAsync(password!, ct);

        await RefuseAsync(password is null ? "write the password to standard input" : PasswordRule.Explain(fault));
        return null;
    }

    Task<int> RefuseAsync(string reason) => SayAsync(reason, 1);

    Task<int> BadAsync(string reason) => SayAsync(reason, 2);

    async Task<int> SayAsync(string reason, int exit)
    {
        await errors.WriteLineAsync($"inquirybot: {reason}");
        return exit;
    }

    static string[]? Words(string list, Regex word)
    {
        string[] words = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        return words.All(one => word.IsMatch(one)) ? words : null;
    }

    static bool IsLanguage(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Language();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Skill();
}
