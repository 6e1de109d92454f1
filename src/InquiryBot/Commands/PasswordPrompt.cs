using System.Text;

namespace InquiryBot.Commands;

/// <summary>A password from standard input: the first line of a pipe, or keys that are not shown.</summary>
internal static class PasswordPrompt
{
    public static string? Read()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine();

        Console.Error.Write("Password: ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key is not ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
            else if (key.Key is ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
