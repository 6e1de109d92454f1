using System.Net;
using System.Net.Sockets;

namespace InquiryBot.Endpoints;

/// <summary>Whom the address of a request stands for, as limits, lock-out and the audit trail count it.</summary>
internal static class CallerNetwork
{
    /// <summary>The address, or of IPv6 the /64 that one subscriber has all of; null when the caller has no address.</summary>
    public static IPAddress? Of(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new([.. six.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]),
        var address => address,
    };

    public static bool IsThisMachine(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
