using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The product's own dialog folder, read as the program reads it.</summary>
static class DialogFiles
{
    public static IReadOnlyDictionary<string, string> Product { get; } = SourceTree.Files("dialogs", "*.yaml")
        .ToDictionary(file => file["dialogs/".Length..], SourceTree.Read);

    public static DialogReading Reading { get; } = DialogReader.Read(Product);
}
