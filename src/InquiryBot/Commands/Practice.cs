using System.Text;
using InquiryBot.Core;
using InquiryBot.Core.Actions;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;
using InquiryBot.Core.Dialogs;
using InquiryBot.Core.Dialogs.Fetching;

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

    /// <param name="shelf">The dialogs.</param>
    /// <param name="sources">Others than the samples that the dialogs bring along.</param>
    /// <param name="clock">Another clock than the one that stands.</param>
    public DialogEngine Engine(DialogShelf shelf, SampleSources? sources = null, TimeProvider? clock = null) =>
        new(shelf, ActionList.All(cases, Hours, Vault), sources ?? Sources(shelf), Vault, clock ?? Clock, Hours.Zone, new Random(1));

    /// <summary>The samples that the dialogs bring along.</summary>
    public static SampleSources Sources(DialogShelf shelf) => new(() => shelf.Current, told: false);

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
        readonly Dictionary<string, CaseNumber> numbers = [];
        readonly Dictionary<CaseNumber, Case> cases = [];
        readonly List<CaseLookUpRefused> refusals = [];

        /// <summary>Given at once: nobody else is here.</summary>
        public CaseNumber Announce(int year, string act) =>
            numbers.TryGetValue(act, out var known) ? known : numbers[act] = new(year, numbers.Values.Count(number => number.Year == year) + 1);

        public ValueTask<Case?> FindAsync(CaseNumber number, CancellationToken ct) => ValueTask.FromResult(cases.GetValueOrDefault(number));

        public ValueTask<int> CountRefusalsAsync(CaseNumber number, ConversationId conversation, DateTimeOffset since, CancellationToken ct) =>
            ValueTask.FromResult(refusals.Count(refusal => refusal.About == number.ToString() && refusal.At >= since));

        public ValueTask<CasePage> ListAsync(CaseFilter filter, CancellationToken ct)
        {
            var found = cases.Values.Where(one => filter.Conversation is null || one.Conversation == filter.Conversation).OrderByDescending(one => one.Key, StringComparer.Ordinal).ToList();
            return ValueTask.FromResult(new CasePage([.. found.Skip(filter.Skip).Take(filter.Take)], found.Count));
        }

        public ValueTask<IReadOnlyList<string>> KindsAsync(CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<string>>([]);

        public ValueTask<IReadOnlyList<Case>> NearAsync(Case of, double metres, TimeSpan span, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Case>>([]);

        public ValueTask<IReadOnlyList<Case>> FollowersAsync(CaseNumber number, CancellationToken ct) => ValueTask.FromResult<IReadOnlyList<Case>>([]);

        public ValueTask<bool> SaveAsync(CaseAct act, CancellationToken ct)
        {
            cases[act.Next.Number] = act.Next;
            return ValueTask.FromResult(true);
        }

        public void Store(IReadOnlyList<Entry> entries)
        {
            foreach (var opened in entries.OfType<Case>()) cases[opened.Number] = opened;
            refusals.AddRange(entries.OfType<CaseLookUpRefused>());
        }
    }
}
