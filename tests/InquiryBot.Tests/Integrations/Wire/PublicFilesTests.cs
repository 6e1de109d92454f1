using System.Net;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;

namespace InquiryBot.Tests.Integrations.Wire;

/// <summary>A stranger's address never leads into our own network.</summary>
public sealed class PublicFilesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.10")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:db8::1")]
    public void What_is_ours_or_nobodys_is_not_public(string address) => Assert.False(PublicFiles.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("211.249.40.1")]
    [InlineData("2404:6800:4004::1")]
    public void What_is_somebodys_is_public(string address) => Assert.True(PublicFiles.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://2130706433/x")]
    [InlineData("http://0x7f000001/x")]
    [InlineData("http://[::1]/x")]
    [InlineData("http://[::ffff:10.0.0.1]/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/x")]
    [InlineData("https://user:secret@example.com/x")]
    [InlineData("http://inside.example/x")]
    [InlineData("http://both.example/x")]
    public async Task An_address_that_leads_inside_is_refused(string address)
    {
        using var files = new PublicFiles(TimeProvider.System, (name, _) => Task.FromResult(name switch
        {
            "inside.example" => [IPAddress.Parse("10.0.0.5")],
            "both.example" => [IPAddress.Parse("93.184.216.34"), IPAddress.Loopback],
            _ => Array.Empty<IPAddress>(),
        }));

        Assert.Equal(new FetchedFile.Never("forbidden-address"), await files.FetchAsync(address, 1024, TestContext.Current.CancellationToken));
    }
}
