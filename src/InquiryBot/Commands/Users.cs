using System.CommandLine;
using InquiryBot.Auth;
using InquiryBot.Core;
using InquiryBot.Core.People;

namespace InquiryBot.Commands;

/// <summary><c>users add|list|password|disable</c>: who may sign in to the console. Works while the server runs.</summary>
internal static class Users
{
    public static Command Verb(string[] settings)
    {
        var name = new Argument<string>("NAME") { Description = "The name to sign in with; citizens are told it." };
        var role = new Option<string>("--role") { Description = $"One of {string.Join(", ", RoleNames.All)}.", Required = true };
        var languages = new Option<string>("--languages") { Description = "What he speaks, such as ko,en.", DefaultValueFactory = _ => "" };
        var skills = new Option<string>("--skills") { Description = "Topics he knows best, such as passport,local-tax.", DefaultValueFactory = _ => "" };

        var add = Doing(settings, "add", "Add an account; the password is read from standard input.", [name, role, languages, skills],
            (book, parsed, ct) => book.AddAsync(parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(languages)!, parsed.GetValue(skills)!, ct));
        var list = Doing(settings, "list", "List the accounts.", [], (book, _, ct) => book.ListAsync(ct));
        var password = Doing(settings, "password", "Give an account a new password from standard input; its sessions end.", [name],
            (book, parsed, ct) => book.ChangePasswordAsync(parsed.GetValue(name)!, ct));
        var disable = Doing(settings, "disable", "Close an account; its sessions end.", [name], (book, parsed, ct) => book.DisableAsync(parsed.GetValue(name)!, ct));
        return new Command("users", "Who may sign in to the console.") { add, list, password, disable };
    }

    static Command Doing(string[] settings, string verb, string description, Symbol[] parts, Func<AccountBook, ParseResult, CancellationToken, Task<int>> act)
    {
        var command = new Command(verb, description);
        foreach (var part in parts)
        {
            if (part is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)part);
        }

        command.Runs(settings, besideServer: true, async (store, parsed, ct) =>
        {
            using var passwords = new Passwords();
            var book = new AccountBook(store.People, passwords, new Ids(TimeProvider.System), TimeProvider.System, PasswordPrompt.Read, Console.Out, Console.Error);
            return await act(book, parsed, ct);
        });
        return command;
    }
}
