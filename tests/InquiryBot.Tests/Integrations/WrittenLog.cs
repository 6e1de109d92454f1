using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InquiryBot.Tests.Integrations;

/// <summary>A log at its loudest, to read afterwards.</summary>
sealed class WrittenLog<T> : ILogger<T>
{
    readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)}{exception}");
}
