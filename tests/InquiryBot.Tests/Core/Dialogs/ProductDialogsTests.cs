using InquiryBot.Commands;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The dialogs that are served.</summary>
public sealed class ProductDialogsTests
{
    [Fact]
    public void The_served_dialogs_have_no_fault() =>
        Assert.Empty(DialogCheck.Faults(DialogFiles.Reading, Practice.Shapes).Select(fault => fault.ToString()));
}
