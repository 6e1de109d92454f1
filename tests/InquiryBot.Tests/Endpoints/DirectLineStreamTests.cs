using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using InquiryBot.Core.Conversations;
using InquiryBot.Endpoints;

namespace InquiryBot.Tests.Endpoints;

public sealed class DirectLineStreamTests
{
    [Theory]
    [InlineData(200_000, false)]
    [InlineData(100, true)]
    public void A_long_line_waits_in_the_store_and_not_in_the_memory_of_a_slow_stream(int length, bool held)
    {
        using var socket = WebSocket.CreateFromStream(new MemoryStream(), isServer: true, null, TimeSpan.Zero);
        var stream = new DirectLineStream(new("c"), socket, null!, null!, 0);

        var line = Hears(stream, length);
        GC.Collect();

        Assert.Equal(held, line.IsAlive);
        GC.KeepAlive(stream);
    }

    /// <summary>Apart, so that nothing of the line is left on the stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference Hears(DirectLineStream stream, int length)
    {
        var body = new string('x', length);
        stream.Heard(new Change.Line(new("c"), 1, body));
        return new(body);
    }
}
