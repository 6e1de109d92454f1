namespace InquiryBot.Core;

/// <summary>The store cannot be used; the message says why and what to do, in one line.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message) : base(message) { }

    public StorageException(string message, Exception inner) : base(message, inner) { }

    public StorageException() { }
}
