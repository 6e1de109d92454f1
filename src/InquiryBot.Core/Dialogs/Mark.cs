namespace InquiryBot.Core.Dialogs;

/// <summary>A place in a file of the dialog folder; line and column count from 1.</summary>
public readonly record struct Mark(string File, int Line, int Column)
{
    /// <summary>The beginning of a file: where something is missing that no line could name.</summary>
    public static Mark Top(string file) => new(file, 1, 1);
}

/// <summary>A name as it stands in a file, so that a fault in it can be shown where it was written.</summary>
public sealed record Key(string Name, Mark At)
{
    public override string ToString() => Name;
}

/// <summary>Something wrong in the dialog folder, said to the person who wrote it.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Message">What is wrong, in one line.</param>
/// <param name="Suggestion">What was probably meant, when there is a guess.</param>
public sealed record Fault(Mark At, string Message, string? Suggestion = null)
{
    /// <summary>True for what a writer should look at, and citizens may see meanwhile.</summary>
    public bool IsWarning { get; init; }

    /// <summary><c>file:line:column: error: message (suggestion)</c>, as editors and CI read it.</summary>
    public override string ToString() =>
        $"{At.File}:{At.Line}:{At.Column}: {(IsWarning ? "warning" : "error")}: {Message}{(Suggestion is null ? "" : $" ({Suggestion})")}";
}
