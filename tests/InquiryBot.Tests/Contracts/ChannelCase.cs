using System.Text;
using InquiryBot.Core.Channels;
using InquiryBot.Integrations.Wire;
using InquiryBot.Tests.Integrations;

namespace InquiryBot.Tests.Contracts;

/// <summary>A channel as its contract meets it: how it is made, how its vendor signs, and what its vendor says when it refuses.</summary>
public abstract class ChannelCase
{
    /// <summary>Under <c>tests/InquiryBot.Tests/Channels</c>: the captured pairs.</summary>
    public abstract string Folder { get; }

    /// <summary>The channel under settings of its own; its secrets are <see cref="Secrets"/>.</summary>
    public abstract IChannel Make(VendorHttp http, TimeProvider clock);

    /// <summary>What must never be seen anywhere.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The request as the vendor sends it at a moment.</summary>
    public abstract InboundRequest Sign(byte[] body, DateTimeOffset now);

    /// <summary>The signature is made of the body, so that a changed body shows; otherwise it is a secret that goes along.</summary>
    public abstract bool SignsBody { get; }

    /// <summary>The signature holds a time, so that an old request shows.</summary>
    public virtual bool SignsTime => false;

    /// <summary>An address of a chat as the vendor writes it.</summary>
    public abstract string Chat { get; }

    public virtual string Memo => "";

    /// <summary>A way back that is good for one sending; what is left waits for the citizen.</summary>
    public virtual bool SendsOnce => false;

    /// <summary>The vendor's answer to what it takes, and to what it refuses because of the citizen.</summary>
    public abstract string Took { get; }

    /// <summary>Status and body; null where the vendor never says so.</summary>
    public abstract (int Status, string Body)? Blocked { get; }

    /// <summary>Status, body and Retry-After in seconds of a vendor that is asked too often, and the seconds that it asks for.</summary>
    public virtual (int Status, string Body, int? Header, int Seconds) Busy => (429, "{}", 7, 7);

    public override string ToString() => Folder;

    internal IChannel Meeting(FakeVendor vendor, TimeProvider? clock = null) => Make(new VendorHttp(vendor, clock ?? TimeProvider.System), clock ?? TimeProvider.System);

    internal IChannel Alone() => Meeting(new FakeVendor(_ => Took));

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A request with these headers.</summary>
    protected static InboundRequest Post(byte[] body, params (string Name, string Value)[] headers) =>
        new("POST", headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>(), body);
}
