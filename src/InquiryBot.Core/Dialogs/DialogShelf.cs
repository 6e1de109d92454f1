namespace InquiryBot.Core.Dialogs;

/// <summary>Where the library stands that is in use. A new one takes the old one's place at once; turns in flight keep theirs.</summary>
public sealed class DialogShelf(DialogLibrary first)
{
    volatile DialogLibrary current = first;

    public DialogLibrary Current => current;

    public void Replace(DialogLibrary next) => current = next;
}
