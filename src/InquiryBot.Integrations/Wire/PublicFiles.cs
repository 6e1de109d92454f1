using System.Net;
using System.Net.Sockets;
using InquiryBot.Core.Channels;

namespace InquiryBot.Integrations.Wire;

/// <summary>
/// Fetches what a stranger points to, and never from our own network: the name is resolved once, every address of it is checked,
/// and the connection goes to the address that was checked, so that a second answer of the name server changes nothing.
/// </summary>
public sealed class PublicFiles : IPublicFiles, IDisposable
{
    const int MostRedirects = 3;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly SocketsHttpHandler _handler;
    readonly VendorHttp _http;
    readonly TimeProvider _clock;

    /// <param name="resolve">The addresses of a name.</param>
    public PublicFiles(TimeProvider clock, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var find = resolve ?? Dns.GetHostAddressesAsync;
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = async (context, ct) =>
            {
                var address = Checked(await find(context.DnsEndPoint.Host, ct));
                var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        (_http, _clock) = (new VendorHttp(_handler, clock), clock);
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, CancellationToken ct)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address)) return new FetchedFile.Never("bad-address");
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (!MayAsk(address)) return new FetchedFile.Never("forbidden-address");

            var answer = await _http.GetAsync(address, ct, mostBytes: mostBytes, patience: Patience);
            if (answer.Status is >= 300 and < 400 && answer.Header("Location") is { } next && Uri.TryCreate(address, next, out var onward)) address = onward;
            else return Meaning(answer);
        }

        return new FetchedFile.Never("too-many-redirects");
    }

    public async ValueTask<FetchedFile> FetchAsync(string source, int mostBytes, TimeSpan patience, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await FetchAsync(source, mostBytes, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchedFile.Later(null, "no answer in time");
        }
    }

    /// <summary>What a vendor's answer to a request for a file means.</summary>
    internal static FetchedFile Meaning(VendorAnswer answer) => answer switch
    {
        { Forbidden: true } => new FetchedFile.Never("forbidden-address"),
        { TooLarge: true } => new FetchedFile.Never("too-large"),
        { IsGood: true } => new FetchedFile.Here(answer.ContentType, answer.Body),
        { Status: 0 or 401 or 403 or 408 or 429 or >= 500 } => new FetchedFile.Later(answer.RetryAfter, answer.Reason),
        _ => new FetchedFile.Never("gone"),
    };

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    static bool MayAsk(Uri address) => address.Scheme is "https" or "http" && address.UserInfo.Length == 0 && (!IPAddress.TryParse(address.DnsSafeHost, out var literal) || IsPublic(literal));

    /// <summary>All of a name's addresses must be public: one that is not is no accident.</summary>
    static IPAddress Checked(IPAddress[] addresses) =>
        addresses.Length > 0 && Array.TrueForAll(addresses, IsPublic) ? addresses[0] : throw new ForbiddenAddressException();

    /// <summary>Whether an address is somebody's on the public net (IANA's special-purpose registries, RFC 6890).</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetwork ? !Array.Exists(OursV4, network => network.Contains(address))
            : address.AddressFamily is AddressFamily.InterNetworkV6 && Global.Contains(address) && !Array.Exists(OursV6, network => network.Contains(address));
    }

    static IPNetwork[] OursV4 { get; } =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    /// <summary>What is given out of IPv6; ours, loopback and link-local lie outside of it.</summary>
    static IPNetwork Global { get; } = IPNetwork.Parse("2000::/3");

    /// <summary>Ways into IPv4 and paper addresses inside of it.</summary>
    static IPNetwork[] OursV6 { get; } = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];
}

/// <summary>A name leads into our own network.</summary>
internal sealed class ForbiddenAddressException : Exception;
