using InquiryBot.Core.Understanding;

namespace InquiryBot.Wiring;

/// <summary>
/// The understanding while it is still being taught: the server opens its doors, and a question that comes early waits
/// for the lesson's end instead of being refused.
/// </summary>
internal sealed class TaughtUnderstanding(Task<IUnderstanding> lesson) : IUnderstanding
{
    readonly Lock _replacing = new();
    volatile Task<IUnderstanding> _current = lesson;
    int _newest;

    /// <summary>The first lesson.</summary>
    public Task Lesson { get; } = lesson;

    public bool IsReady => _current.IsCompletedSuccessfully;

    public async ValueTask<Understood> UnderstandAsync(string text, string? priorLanguage, CancellationToken ct) =>
        await (await _current.WaitAsync(ct)).UnderstandAsync(text, priorLanguage, ct);

    /// <summary>A newly taught one takes the place of the old one at once, unless a later lesson was over sooner.</summary>
    /// <param name="number">Of the lesson, from 1 on.</param>
    /// <returns>Whether it did.</returns>
    public bool Replace(IUnderstanding next, int number)
    {
        lock (_replacing)
        {
            if (number < _newest) return false;
            (_newest, _current) = (number, Task.FromResult(next));
            return true;
        }
    }
}
