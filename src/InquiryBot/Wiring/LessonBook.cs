using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;

namespace InquiryBot.Wiring;

/// <summary>
/// What the understanding has learned, kept on disk by the content of its examples: a restart does not learn again. A
/// file that does not fit, or cannot be read, costs a lesson and nothing else.
/// </summary>
internal sealed class LessonBook(string folder)
{
    /// <summary>Two lessons at once would be the same lesson twice.</summary>
    static readonly Lock One = new();

    readonly TaskCompletionSource _learning = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a lesson begins that was not kept: it takes seconds, and whoever watches should know.</summary>
    public Task Learning => _learning.Task;

    public IUnderstanding Learn(IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        lock (One) return Recall(examples, options) ?? Teach(examples, options);
    }

    LocalUnderstanding Teach(IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        // A start has left garbage and has not collected it; a lesson takes as much again.
        if (_learning.TrySetResult()) StartMemory.GiveBack();
        var taught = LocalUnderstanding.Teach(examples, options);
        Keep(taught);
        // What lies on disk takes less memory than what was just learned.
        return Recall(examples, options) ?? taught;
    }

    string File => Path.Combine(folder, "understanding.model");

    LocalUnderstanding? Recall(IReadOnlyList<Example> examples, LocalUnderstandingOptions options)
    {
        try
        {
            if (!System.IO.File.Exists(File)) return null;
            using var file = System.IO.File.OpenRead(File);
            return LocalUnderstanding.Load(file, examples, options);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Written beside and moved into place, so that nobody reads half a file.</summary>
    void Keep(LocalUnderstanding taught)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var half = Path.Combine(folder, Path.GetRandomFileName());
            try
            {
                using (var file = System.IO.File.Create(half)) taught.Save(file);
                System.IO.File.Move(half, File, overwrite: true);
            }
            finally
            {
                // Where the disk is full, the next lesson must find room.
                System.IO.File.Delete(half);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Served from memory; the next start learns again.
        }
    }
}
