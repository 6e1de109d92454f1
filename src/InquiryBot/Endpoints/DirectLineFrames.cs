using System.Buffers;
using System.Buffers.Text;
using System.Text;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Endpoints;

/// <summary>Activity sets as bytes, from activities that are JSON already.</summary>
internal static class DirectLineFrames
{
    /// <summary>All rows; without any the watermark stays as it was.</summary>
    public static byte[] Of(IReadOnlyList<TranscriptRow> rows, long watermark)
    {
        var frame = new ArrayBufferWriter<byte>(1024);
        frame.Write("{\"activities\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) frame.Write(","u8);
            Write(frame, rows[i].Body);
        }

        Close(frame, rows.Count > 0 ? rows[^1].Sequence : watermark);
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>One activity with its watermark; 0 means that the client keeps the one it has.</summary>
    public static void Write(ArrayBufferWriter<byte> frame, string body, long watermark)
    {
        frame.ResetWrittenCount();
        frame.Write("{\"activities\":["u8);
        Write(frame, body);
        if (watermark > 0) Close(frame, watermark);
        else frame.Write("]}"u8);
    }

    static void Close(ArrayBufferWriter<byte> frame, long watermark)
    {
        frame.Write("],\"watermark\":\""u8);
        Utf8Formatter.TryFormat(watermark, frame.GetSpan(20), out var written);
        frame.Advance(written);
        frame.Write("\"}"u8);
    }

    static void Write(ArrayBufferWriter<byte> frame, string text)
    {
        var written = Encoding.UTF8.GetBytes(text, frame.GetSpan(Encoding.UTF8.GetByteCount(text)));
        frame.Advance(written);
    }
}
