using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using InquiryBot.Core.Understanding.Local.Languages;
using InquiryBot.Core.Understanding.Local.Learning;

namespace InquiryBot.Core.Understanding.Local;

/// <summary>
/// What was learned, as bytes: a mark, what it was learned from, a check sum, and the parts, little-endian. Bytes that
/// are damaged, from another version or learned from other examples are no model, and no error.
/// </summary>
internal static class ModelFile
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const int Portion = 1 << 16;
    private const int HeaderLength = 4 + (2 * HashLength);

    /// <summary>Grows with every change to features, training or layout: what was learned before is learned anew.</summary>
    private static ReadOnlySpan<byte> Mark => "IQU9"u8;

    /// <summary>A hash over everything that decides what is learned.</summary>
    public static byte[] Fingerprint(IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Mark);
        hash.AppendData(BitConverter.GetBytes(options.Seed));
        hash.AppendData(BitConverter.GetBytes(options.FalseRejection));
        hash.AppendData(BitConverter.GetBytes(options.Rejects));
        foreach (var example in examples)
            foreach (var part in (ReadOnlySpan<string>)[example.Text, example.Intent, example.Language])
            {
                hash.AppendData(MemoryMarshal.AsBytes(part.AsSpan()));
                hash.AppendData([0, 0]);
            }
        return hash.GetHashAndReset();
    }

    public static void Write(Stream to, byte[] fingerprint, IntentClassifier intents, LanguageGuesser languages)
    {
        // Written twice, once for the check sum: what is kept is the largest thing that a lesson makes, and need not be in memory a second time.
        using var hash = SHA256.Create();
        using (var nowhere = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            WriteBody(nowhere, intents, languages);
        to.Write(Mark);
        to.Write(fingerprint);
        to.Write(hash.Hash!);
        WriteBody(to, intents, languages);
    }

    /// <param name="from">Is read twice, once for its check sum, so that what is learned is never in memory twice. Of a file the largest table is left where it lies.</param>
    /// <returns>Null when these bytes are not what would be learned.</returns>
    public static (IntentClassifier Intents, LanguageGuesser Languages)? Read(Stream from, byte[] fingerprint)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (from.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith(Mark)
            || !header[Mark.Length..].StartsWith(fingerprint))
            return null;
        var body = from.Position;
        if (!header[^HashLength..].SequenceEqual(SHA256.HashData(from)))
            return null;
        from.Position = body;
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        var intents = ReadIntents(reader);
        var profiles = new LanguageProfile[reader.ReadInt32()];
        for (var i = 0; i < profiles.Length; i++)
            profiles[i] = LanguageProfile.Read(reader);
        return (intents, new LanguageGuesser(profiles, ReadAll(reader)));
    }

    /// <summary>How many bytes the classifier takes.</summary>
    public static long SizeOf(IntentClassifier intents)
    {
        using var writer = new BinaryWriter(new MemoryStream(), Encoding.UTF8);
        WriteIntents(writer, intents);
        writer.Flush();
        return writer.BaseStream.Length;
    }

    private static void WriteBody(Stream to, IntentClassifier intents, LanguageGuesser languages)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        WriteIntents(writer, intents);
        writer.Write(languages.Profiles.Count);
        foreach (var profile in languages.Profiles)
            profile.Write(writer);
        WriteAll(writer, languages.Taught);
    }

    private static void WriteIntents(BinaryWriter to, IntentClassifier intents)
    {
        WriteAll(to, intents.Intents);
        if (intents.Course is not { } course)
            return;
        WriteNumbers(to, course.Vocabulary.Keys);
        WriteNumbers(to, course.Vocabulary.Rarity);
        to.Write(course.Vocabulary.Home);
        WriteNumbers(to, course.Network.First.Span);
        WriteNumbers(to, course.Network.Scales);
        WriteNumbers<float>(to, course.Network.FirstBias);
        WriteNumbers<float>(to, course.Network.Second);
        WriteNumbers<float>(to, course.Network.SecondBias);
        to.Write(course.Network.Outputs);
        WriteNumbers<int>(to, course.Centroids.Starts);
        WriteNumbers<ushort>(to, course.Centroids.Intents);
        WriteNumbers<byte>(to, course.Centroids.Strengths);
        WriteNumbers<float>(to, course.Centroids.Scales);
        WriteLogistic(to, intents.Detector.Belonging);
        to.Write(intents.Detector.Threshold);
        WriteLogistic(to, intents.Detector.Trusting);
        WriteNumbers<ulong>(to, [.. intents.Examples.Keys]);
        WriteNumbers<int>(to, [.. intents.Examples.Values]);
    }

    private static IntentClassifier ReadIntents(BinaryReader from)
    {
        var intents = ReadAll(from);
        if (intents.Length == 0)
            return new IntentClassifier(intents, null, Detector.Plain, []);
        var vocabulary = new Vocabulary(ReadNumbers<ulong>(from), ReadNumbers<float>(from), from.ReadInt32());
        var network = new PackedNetwork(
            ReadTable(from), ReadNumbers<float>(from), ReadNumbers<float>(from), ReadNumbers<float>(from),
            ReadNumbers<float>(from), from.ReadInt32());
        var centroids = new Centroids(
            ReadNumbers<int>(from), ReadNumbers<ushort>(from), ReadNumbers<byte>(from), ReadNumbers<float>(from));
        var detector = new Detector(ReadLogistic(from), from.ReadSingle(), ReadLogistic(from));
        var (keys, numbers) = (ReadNumbers<ulong>(from), ReadNumbers<int>(from));
        var examples = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
            examples[keys[i]] = numbers[i];
        return new IntentClassifier(intents, new Course(vocabulary, network, centroids, intents.Length), detector, examples);
    }

    private static void WriteLogistic(BinaryWriter to, Logistic logistic)
    {
        WriteNumbers<float>(to, logistic.Weights);
        WriteNumbers<float>(to, logistic.Means);
        WriteNumbers<float>(to, logistic.Deviations);
        to.Write(logistic.Bias);
    }

    private static Logistic ReadLogistic(BinaryReader from) =>
        new(ReadNumbers<float>(from), ReadNumbers<float>(from), ReadNumbers<float>(from), from.ReadSingle());

    private static void WriteAll(BinaryWriter to, IReadOnlyCollection<string> words)
    {
        to.Write(words.Count);
        foreach (var word in words)
            to.Write(word);
    }

    private static string[] ReadAll(BinaryReader from)
    {
        var words = new string[from.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
            words[i] = from.ReadString();
        return words;
    }

    private static void WriteNumbers<T>(BinaryWriter to, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        to.Write(numbers.Length);
        // A stream may copy what it is given in one go.
        for (var rest = MemoryMarshal.AsBytes(numbers); rest.Length > 0; rest = rest[Math.Min(rest.Length, Portion)..])
            to.Write(rest[..Math.Min(rest.Length, Portion)]);
    }

    private static ReadOnlyMemory<sbyte> ReadTable(BinaryReader from)
    {
        if (from.BaseStream is not FileStream file)
            return ReadNumbers<sbyte>(from);
        var length = from.ReadInt32();
        var table = new MappedTable(file, file.Position, length);
        file.Position += length;
        return table.Memory;
    }

    private static T[] ReadNumbers<T>(BinaryReader from)
        where T : unmanaged
    {
        var numbers = GC.AllocateUninitializedArray<T>(from.ReadInt32());
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
