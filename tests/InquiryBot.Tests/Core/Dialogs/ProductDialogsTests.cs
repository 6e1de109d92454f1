namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The dialogs that are served.</summary>
public sealed class ProductDialogsTests
{
    [Fact]
    public void The_served_dialogs_can_be_read() => Assert.Empty(DialogFiles.Reading.Faults);
}
