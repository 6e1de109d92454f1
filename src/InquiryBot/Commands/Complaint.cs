using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using InquiryBot.Core.Dialogs.Reading;

namespace InquiryBot.Commands;

/// <summary>What is wrong with a line that nobody can act on, and what its verb takes.</summary>
internal static class Complaint
{
    /// <summary>One line, or null when the line can be acted on.</summary>
    public static string? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0 && Mistaken(parsed) is null) return null;
        var command = parsed.CommandResult.Command;
        return $"inquirybot: {Fault(parsed, command)} {(command is RootCommand ? "(inquirybot --help lists the verbs)" : $"Usage: {Usage(command)}")}";
    }

    static string Fault(ParseResult parsed, Command command)
    {
        if ((parsed.UnmatchedTokens is [var first, ..] ? first : Mistaken(parsed)) is { } word)
            return $"'{word}' is {(command is RootCommand ? "no verb" : $"nothing that {Path(command)} knows")}.{Meant(word, command)}";
        if (parsed.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult or ArgumentResult { Parent: OptionResult }) is { } wrong) return Fault(wrong);
        if (command.Arguments.FirstOrDefault(argument => IsNeeded(argument) && parsed.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
            return $"{missing.Name} is missing.";
        return command.Subcommands.Count > 0 && command.Action is null
            ? $"{Path(command)} needs one of {string.Join(", ", command.Subcommands.Select(verb => verb.Name))}."
            : Sentence(parsed.Errors[0].Message);
    }

    /// <summary>An option that is mistyped is an argument to the parser: a file named like one would be written.</summary>
    static string? Mistaken(ParseResult parsed) => parsed.CommandResult.Command.Arguments
        .SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? []).Select(token => token.Value).FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal));

    /// <summary>The parser's own words name the program's types.</summary>
    static string Fault(ParseError error)
    {
        var given = error.SymbolResult as OptionResult ?? (OptionResult)error.SymbolResult!.Parent!;
        var name = given.Option.Name;
        if (given.Tokens.Count == 0) return given.Option.Required ? $"{name} is missing." : $"{name} needs a value.";
        return given.Option.ValueType == typeof(int) ? $"{name} takes a whole number, not '{given.Tokens[0].Value}'." : Sentence(error.Message);
    }

    static string Meant(string word, Command command) =>
        Suggest.Nearest(word, command.Subcommands.Select(verb => verb.Name).Concat(command.Options.Select(option => option.Name))) is { } name ? $" Did you mean {name}?" : "";

    static string Usage(Command command) => string.Join(' ', (string[])
    [
        $"inquirybot {Path(command)}",
        .. command.Subcommands.Count == 0 ? [] : (string[])[Optional(string.Join('|', command.Subcommands.Select(verb => verb.Name)), command.Action is null)],
        .. command.Arguments.Select(argument => Optional(argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? " …" : ""), IsNeeded(argument))),
        .. command.Options.Where(option => option is not (HelpOption or VersionOption)).OrderByDescending(option => option.Required).Select(option => Optional(Written(option), option.Required)),
    ]);

    static string Written(Option option) => option.ValueType == typeof(bool) ? option.Name : $"{option.Name} {option.Name.TrimStart('-').ToUpperInvariant()}";

    static string Optional(string part, bool needed) => needed ? part : $"[{part}]";

    static bool IsNeeded(Argument argument) => argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue;

    static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } above ? $"{Path(above)} {command.Name}" : command.Name;

    static string Sentence(string message) => string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.') + ".";
}
