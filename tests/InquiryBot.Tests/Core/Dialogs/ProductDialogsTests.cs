using InquiryBot.Commands;

namespace InquiryBot.Tests.Core.Dialogs;

/// <summary>The dialogs that are served.</summary>
public sealed class ProductDialogsTests
{
    [Fact]
    public async Task The_served_dialogs_have_no_fault()
    {
        var output = new StringWriter();

        Assert.Equal(0, await Check.RunAsync(Path.Combine(SourceTree.Root, "dialogs"), Practice.Clock, output, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("error:", output.ToString(), StringComparison.Ordinal);
    }
}
