using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Actions;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Commands;

/// <summary>
/// What scripted conversations run on: a clock that stands at a working hour, cases that are forgotten afterwards,
/// a vault that anybody can open. Everything else is the served bot.
/// </summary>
internal sealed class Practice
{
    readonly PracticeCases cases = new();

    public static OpeningHours Hours { get; } = new DeskSettings
    {
        Hours = Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToDictionary(day => day.ToString(), _ => "09:00-18:00"),
    }.ToOpeningHours();

    public static IVault Vault { get; } = new PracticeVault();

    public static IReadOnlyList<ActionShape> Shapes { get; } = [.. ActionList.All(new PracticeCases(), Hours, Vault).Select(action => action.Shape)];

    /// <summary>A Tuesday morning in Seoul, no holiday.</summary>
    public static TimeProvider Clock { get; } = new StandingClock(new DateTimeOffset(2026, 10, 6, 10, 0, 0, TimeSpan.FromHours(9)));

    /// <param name="clock">Another clock than the one that stands.</param>
    public DialogEngine Engine(DialogShelf shelf, TimeProvider? clock = null) => new(shelf, ActionList.All(cases, Hours, Vault), Vault, clock ?? Clock, new Random(1)) { Zone = Hours.Zone };

    public void Store(IReadOnlyList<Entry> entries) => cases.Store(entries);

    sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    sealed class PracticeVault : IVault
    {
        public string Seal(string plain) => Convert.ToBase64String(Encoding.UTF8.GetBytes(plain));

        public string? Open(string closed) => Encoding.UTF8.GetString(Convert.FromBase64String(closed));
    }

    internal sealed class PracticeCases : ICases
    {
        readonly Dictionary<string, long> numbers = [];
        readonly Dictionary<CaseNumber, Case> cases = [];
        readonly List<CaseLookUpRefused> refusals = [];

        public ValueTask<long> NextNumberAsync(int year, string idempotencyKey, CancellationToken ct) =>
            ValueTask.FromResult(numbers.TryGetValue(idempotencyKey, out var known) ? known : numbers[idempotencyKey] = numbers.Count + 1);

        public ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct) => ValueTask.FromResult(cases.GetValueOrDefault(number));

        public ValueTask<int> CountRefusalsAsync(CaseNumber number, DateTimeOffset since, CancellationToken ct) =>
            ValueTask.FromResult(refusals.Count(refusal => refusal.About == number.ToString() && refusal.At >= since));

        public void Store(IReadOnlyList<Entry> entries)
        {
            foreach (var opened in entries.OfType<Case>()) cases[opened.Number] = opened;
            refusals.AddRange(entries.OfType<CaseLookUpRefused>());
        }
    }
}
