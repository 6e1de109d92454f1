using System.Net;
using InquiryBot.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace InquiryBot.Tests.Endpoints;

/// <summary>The pages as a browser asks for them.</summary>
public sealed class PagesTests : IAsyncLifetime
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("pages-");
    WebApplication? _app;
    HttpClient? _browser;

    public async ValueTask InitializeAsync()
    {
        _root.CreateSubdirectory("desk");
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "desk", "index.html"), "the desk");

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { WebRootPath = _root.FullName });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddResponseCompression();
        _app = builder.Build();
        _app.UsePages();
        await _app.StartAsync();
        _browser = new HttpClient(new HttpClientHandler { MaxAutomaticRedirections = 3 }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/")]
    public async Task The_console_is_found_with_and_without_its_slash(string address) =>
        Assert.Equal("the desk", await _browser!.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_is_no_page_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _browser!.GetAsync(new Uri("/desk/nothing", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

    public async ValueTask DisposeAsync()
    {
        _browser?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        _root.Delete(recursive: true);
    }
}
