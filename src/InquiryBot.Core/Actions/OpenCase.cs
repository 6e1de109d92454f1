using System.Globalization;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>open-case</c>: makes a case of what a form has learned, and its number known at once.</summary>
public sealed class OpenCase(ICases cases, TimeZoneInfo zone, IVault vault) : IAction
{
    static readonly string[] Named = ["kind", "place", "phone"];

    public ActionShape Shape { get; } = new("open-case") { Needs = ["kind"], Takes = null, Results = ["case.number"] };

    public async ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        // The year on the desk's own calendar: on New Year's morning it is not yet the one in Greenwich.
        var year = TimeZoneInfo.ConvertTime(call.Now, zone).Year;
        var number = new CaseNumber(year, await cases.NextNumberAsync(year, call.Key, ct));
        var opened = new Case
        {
            Number = number,
            OpenedBy = call.Key,
            Conversation = call.Conversation.Id,
            Channel = call.Conversation.Channel,
            Language = call.Conversation.Language,
            Kind = call.With["kind"],
            Place = PlaceOf(call),
            Phone = call.With.GetValueOrDefault("phone") is { Length: > 0 } phone ? Sealed(phone) : null,
            Details = call.With.Where(value => value.Value.Length > 0 && !Named.Contains(value.Key)).ToDictionary(),
            OpenedAt = call.Now,
        };
        return new ActionOutcome
        {
            Results = new Dictionary<string, string> { ["case.number"] = number.ToString() },
            Entries = [opened, new CaseOpened(number.ToString(), call.Now, opened.Kind)],
        };
    }

    static Place? PlaceOf(ActionCall call) => call.With.GetValueOrDefault("place") is { Length: > 0 } words
        ? new Place(words, Degrees(call, "place.latitude"), Degrees(call, "place.longitude"))
        : null;

    static double? Degrees(ActionCall call, string slot) =>
        double.TryParse(call.Slots.GetValueOrDefault(slot), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    string Sealed(string phone) => SealedSlots.IsSealed(phone) ? phone : vault.SealSlot(phone);
}
