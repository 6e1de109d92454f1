namespace InquiryBot.Core.Dialogs.Checking;

/// <summary>One question cannot ask for two things.</summary>
internal sealed class ExampleCheck(DialogLibrary library)
{
    public IEnumerable<Fault> Faults() =>
        from same in library.Lines.GroupBy(line => line.Folded, StringComparer.Ordinal)
        let first = same.First()
        from line in same.Skip(1)
        where line.Intent != first.Intent
        select new Fault(
            line.Text.At, $"\"{line.Text}\" is an example of `{first.Intent}` already", $"{first.Text.At.File}:{first.Text.At.Line}");
}
