using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InquiryBot.Commands.Benches;

/// <summary>
/// One TCP connection that speaks as much HTTP/1.1 and WebSocket (RFC 6455) as a bench needs: a heavier client on the
/// same cores would flatter every ratio.
/// </summary>
internal sealed class WireClient : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    byte[] _buffer = new byte[16 * 1024];
    int _start;
    int _end;

    public static async Task<WireClient> ConnectAsync(Uri server)
    {
        var client = new WireClient();
        await client._socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
        return client;
    }

    public void Dispose() => _socket.Dispose();

    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None)..];
    }

    public static byte[] Post(Uri server, string path, string? token, string body)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\n{authorization}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    public async Task<(int Status, string Body)> AskAsync(byte[] request)
    {
        await SendAsync(request);
        return await AnswerAsync();
    }

    public async ValueTask<(int Status, string Body)> AnswerAsync()
    {
        var head = await HeadAsync();
        var status = int.Parse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        if (Header(head, "Content-Length:") is { } length) return (status, await TextAsync(int.Parse(length, CultureInfo.InvariantCulture)));
        return (status, Header(head, "Transfer-Encoding:") is "chunked" ? await ChunksAsync() : "");
    }

    /// <summary>Opens the stream of a conversation.</summary>
    public async Task UpgradeAsync(Uri stream)
    {
        await SendAsync(Encoding.ASCII.GetBytes(
            $"GET {stream.PathAndQuery} HTTP/1.1\r\nHost: {stream.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = await HeadAsync();
        if (!head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal)) throw new InvalidOperationException($"The stream was refused: {head.Split('\r')[0]}");
    }

    /// <summary>The next text frame, until the next call; empty for a keep-alive.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> FrameAsync()
    {
        await FillAsync(2);
        var length = (int)(_buffer[_start + 1] & 0x7F);
        var head = 2;
        if (length == 126)
        {
            await FillAsync(4);
            length = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_start + 2));
            head = 4;
        }
        else if (length == 127)
        {
            await FillAsync(10);
            length = (int)BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(_start + 2));
            head = 10;
        }

        _start += head;
        return await BytesAsync(length);
    }

    async ValueTask<string> HeadAsync()
    {
        while (true)
        {
            var end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(_buffer, _start, end + 2);
                _start += end + 4;
                return head;
            }

            await ReadMoreAsync();
        }
    }

    async ValueTask<string> ChunksAsync()
    {
        var body = new StringBuilder();
        while (true)
        {
            int end;
            while ((end = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0) await ReadMoreAsync();
            var size = int.Parse(Encoding.ASCII.GetString(_buffer, _start, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            _start += end + 2;
            body.Append(await TextAsync(size));
            await FillAsync(2);
            _start += 2;
            if (size == 0) return body.ToString();
        }
    }

    async ValueTask<string> TextAsync(int length) => Encoding.UTF8.GetString((await BytesAsync(length)).Span);

    async ValueTask<ReadOnlyMemory<byte>> BytesAsync(int length)
    {
        await FillAsync(length);
        _start += length;
        return _buffer.AsMemory(_start - length, length);
    }

    async ValueTask FillAsync(int length)
    {
        while (_end - _start < length) await ReadMoreAsync();
    }

    async ValueTask ReadMoreAsync()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None);
        if (read == 0) throw new EndOfStreamException("The server closed the connection.");
        _end += read;
    }

    static string? Header(string head, string name)
    {
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : head[(at + name.Length)..head.IndexOf('\r', at)].Trim();
    }
}
