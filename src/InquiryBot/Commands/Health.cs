using System.CommandLine;

namespace InquiryBot.Commands;

/// <summary>Asks a running server whether it is ready: for container images that have no other client.</summary>
internal static class Health
{
    public static Command Verb()
    {
        var address = new Argument<string>("URL") { Description = "The server's address.", DefaultValueFactory = _ => Wiring.BotHost.DefaultUrl };
        address.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                result.AddError("URL must begin with http:// or https://.");
        });
        var verb = new Command("health", "Ask a running server whether it is ready.") { address };
        verb.SetAction((parsed, ct) => RunAsync(new Uri(parsed.GetValue(address)!), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));
        return verb;
    }

    static async Task<int> RunAsync(Uri address, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/healthz/ready"), ct);
            await output.WriteLineAsync(answer.IsSuccessStatusCode ? "ready" : $"not ready ({(int)answer.StatusCode})");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            await errors.WriteLineAsync($"inquirybot: no answer from {address}: {problem.Message}");
            return 1;
        }
    }
}
