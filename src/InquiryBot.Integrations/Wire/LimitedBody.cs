namespace InquiryBot.Integrations.Wire;

/// <summary>A foreign answer, read no further than it may be long.</summary>
internal static class LimitedBody
{
    /// <returns>Null when it is longer than <paramref name="most"/> bytes.</returns>
    /// <exception cref="OperationCanceledException">Also from a stream that does not look at the token.</exception>
    public static async Task<byte[]?> ReadAsync(Stream stream, int most, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(piece, ct).AsTask().WaitAsync(ct)) > 0;)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }
}
