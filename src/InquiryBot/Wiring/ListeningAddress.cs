using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace InquiryBot.Wiring;

/// <summary>Where the server listens: <c>Urls</c> (also <c>--urls</c> and ASPNETCORE_URLS), or the host's own section <c>Kestrel:Endpoints</c>.</summary>
internal static class ListeningAddress
{
    /// <summary>Whether any are set; all of them are good.</summary>
    /// <exception cref="SettingsException">With the setting and the address that cannot be listened on.</exception>
    public static bool AreSet(IConfiguration configuration)
    {
        var all = All(configuration);
        foreach (var (setting, url) in all)
            if (Fault(url) is { } fault) throw new SettingsException($"{setting}: '{url}' is no address to listen on: {fault}");
        return all.Length > 0;
    }

    /// <summary>Whether another program is there, asked before the dialogs are learned; the host would find out last of all.</summary>
    /// <exception cref="SettingsException">With the setting and the address that cannot be listened on.</exception>
    /// <exception cref="IOException">As the host says it.</exception>
    public static void CheckFree(IConfiguration configuration)
    {
        var urls = AreSet(configuration) ? All(configuration).Select(one => one.Url) : [BotHost.DefaultUrl];
        if (urls.FirstOrDefault(IsTaken) is { } taken)
            throw new IOException($"Failed to bind to address {taken}: address already in use.", new AddressInUseException("Address already in use"));
    }

    static (string Setting, string Url)[] All(IConfiguration configuration) =>
    [
        .. (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => ("Urls (--urls)", url)),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"] ?? "")),
    ];

    static bool IsTaken(string url)
    {
        if (Parse(url) is not { IsUnixPipe: false, Port: > 0 } address) return false;

        var at = address.Host is "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var number) ? number
            : Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;
        try
        {
            using var probe = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (at.Equals(IPAddress.IPv6Any)) probe.DualMode = true;
            probe.Bind(new IPEndPoint(at, address.Port));
            return false;
        }
        catch (SocketException problem)
        {
            // Whatever else is wrong with it the host says when it listens.
            return problem.SocketErrorCode is SocketError.AddressAlreadyInUse;
        }
    }

    /// <summary>The host itself refuses some of these with a stack trace, and takes the others for "everywhere, at port 80".</summary>
    static string? Fault(string url)
    {
        if (Parse(url) is not { Scheme: "http" } address) return $"write it as {BotHost.DefaultUrl}. HTTPS is the part of a proxy before it.";
        if (address.IsUnixPipe) return null;
        if (!IsHost(address.Host)) return $"'{address.Host}' is no name and no number of this machine. Write it as {BotHost.DefaultUrl}, or http://*:5120 for every network.";
        if (address.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort) return $"a port is a number up to {IPEndPoint.MaxPort}.";
        if (address.PathBase.Length > 0) return $"it has a path, '{address.PathBase}': the bot is served from the root, and a proxy before it may give it a path.";
        return address is { Port: 0, Host: "localhost" } ? "a free port is found for a number only: write it as http://127.0.0.1:0." : null;
    }

    static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static bool IsHost(string host) => host is "*" or "+" || Uri.CheckHostName(host) switch
    {
        UriHostNameType.Unknown => false,
        UriHostNameType.Dns => !host.All(letter => char.IsAsciiDigit(letter) || letter is '.'),
        _ => true,
    };
}
