using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Misses;
using InquiryBot.Core.Understanding;
using InquiryBot.Core.Understanding.Local;
using InquiryBot.Core.Understanding.Measuring;

namespace InquiryBot.Workers;

/// <summary>
/// Cross-validates the understanding on the examples, and again with the proposed ones, so that the change is known
/// before anyone takes them over. One thread that gives way to all others; what is asked for anew ends what is no longer wanted.
/// </summary>
public sealed partial class Examination(LocalUnderstandingOptions served, ILogger<Examination> log) : IDisposable
{
    const int Folds = 3;

    readonly LocalUnderstandingOptions _options = served with { Threads = 1 };
    readonly Lock _gate = new();
    Paper? _paper;
    Thread? _thread;
    TaskCompletionSource _rest = new();
    IReadOnlyList<Judged>? _before;

    /// <summary>Completes when nothing is left to examine.</summary>
    public Task Rest
    {
        get
        {
            lock (_gate) return _thread is null ? Task.CompletedTask : _rest.Task;
        }
    }

    /// <summary>How far the examination of these examples is; begins it when it is another than the last.</summary>
    /// <param name="examples">What is served.</param>
    /// <param name="proposed">What would be added.</param>
    public Findings Ask(IReadOnlyList<Example> examples, IReadOnlyList<Example> proposed)
    {
        lock (_gate)
        {
            if (_paper is null || !_paper.IsOn(examples, proposed))
            {
                _paper?.Dispose();
                _paper = new Paper(examples, proposed);
                if (_thread is null) Begin();
            }

            return _paper.Findings;
        }
    }

    /// <summary>The same for what is served now, and what is proposed and not in it yet.</summary>
    public Findings Ask(DialogLibrary library, IEnumerable<Proposal> proposals) =>
        Ask(library.Examples(), [.. proposals.Where(proposal => !proposal.IsTaken(library)).Select(proposal => proposal.Example)]);

    public void Dispose()
    {
        lock (_gate) _paper?.Dispose();
        Rest.Wait(TimeSpan.FromSeconds(5));
    }

    void Begin()
    {
        _rest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread = new Thread(Work) { IsBackground = true, Name = "examination", Priority = ThreadPriority.Lowest };
        _thread.Start();
    }

    void Work()
    {
        Courtesy.GiveWay();
        for (Paper? done = null; Next(done) is { } paper; done = paper) Take(paper);
    }

    /// <summary>The paper that is wanted now; null, and the thread ends, when it is the one that was just done.</summary>
    Paper? Next(Paper? done)
    {
        lock (_gate)
        {
            if (_paper != done) return _paper;
            _thread = null;
            _rest.SetResult();
            return null;
        }
    }

    void Take(Paper paper)
    {
        try
        {
            var before = Before(paper);
            paper.Findings = paper.Findings with { Intents = IntentReport.Of(before), Confusions = Confusion.In(before), Changes = Change.Of(before, before) };
            if (paper.Proposed.Count > 0)
                paper.Findings = paper.Findings with { Changes = Change.Of(before, Judge(paper, [.. paper.Examples, .. paper.Proposed], done: Folds)) };
            paper.Findings = paper.Findings with { State = FindingsState.Done, Done = paper.Findings.Total };
        }
        catch (OperationCanceledException) when (paper.Stop.IsCancellationRequested)
        {
            // Another one is wanted by now.
        }
        catch (Exception problem)
        {
            LogFailed(problem);
            paper.Findings = paper.Findings with { State = FindingsState.Failed };
        }
    }

    /// <summary>Without the proposals; the last time's when the examples are still the same.</summary>
    IReadOnlyList<Judged> Before(Paper paper)
    {
        if (_before is null || !_before.Select(row => row.Expected).SequenceEqual(paper.Examples)) _before = Judge(paper, paper.Examples, done: 0);
        return _before;
    }

    IReadOnlyList<Judged> Judge(Paper paper, IReadOnlyList<Example> examples, int done) => CrossValidation.Judge(
        examples, Folds, _options, taught => paper.Findings = paper.Findings with { Done = done + taught }, paper.Stop);

    [LoggerMessage(Level = LogLevel.Error, Message = "The understanding could not be cross-validated")]
    partial void LogFailed(Exception problem);

    /// <summary>One set of questions, and what is known of it.</summary>
    sealed class Paper : IDisposable
    {
        readonly CancellationTokenSource _stop = new();
        volatile Findings _findings;

        public Paper(IReadOnlyList<Example> examples, IReadOnlyList<Example> proposed)
        {
            (Examples, Proposed, Stop) = (examples, proposed, _stop.Token);
            _findings = new(FindingsState.Running, 0, proposed.Count > 0 ? 2 * Folds : Folds, proposed.Count);
        }

        public IReadOnlyList<Example> Examples { get; }

        public IReadOnlyList<Example> Proposed { get; }

        public CancellationToken Stop { get; }

        public Findings Findings { get => _findings; set => _findings = value; }

        public bool IsOn(IReadOnlyList<Example> examples, IReadOnlyList<Example> proposed) => Examples.SequenceEqual(examples) && Proposed.SequenceEqual(proposed);

        /// <summary>Ends the work on it.</summary>
        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}

public enum FindingsState
{
    Running,
    Done,
    Failed,
}

/// <summary>What an examination has found so far.</summary>
/// <param name="Done">Classifiers that were taught, of <paramref name="Total"/>.</param>
/// <param name="Proposed">How many proposed examples it is about.</param>
public sealed record Findings(FindingsState State, int Done, int Total, int Proposed)
{
    /// <summary>As served; empty until the first half is done.</summary>
    public IReadOnlyList<IntentReport> Intents { get; init; } = [];

    public IReadOnlyList<Confusion> Confusions { get; init; } = [];

    /// <summary>By language; without a difference until the second half is done.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];
}
