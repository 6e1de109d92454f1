using InquiryBot.Core.Cases;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary><c>open-case</c>: makes a case of what a form has learned; its number is given when the turn is stored.</summary>
public sealed class OpenCase(ICases cases, TimeZoneInfo zone, IVault vault, Competence competence) : IAction
{
    const string PhotoSlot = "photo";
    static readonly string[] Named = ["kind", "place", "phone", PhotoSlot];

    public ActionShape Shape { get; } = new("open-case") { Needs = ["kind"], Takes = null, Results = ["case.number"] };

    public ValueTask<ActionOutcome> RunAsync(ActionCall call, CancellationToken ct)
    {
        // The day on the desk's own calendar: on New Year's morning it is not yet the year in Greenwich.
        var today = LocalDay.Of(call.Now, zone);
        var number = cases.Announce(today.Year, call.Key);
        var opened = competence.Assigned(new Case
        {
            Number = number,
            OpenedBy = call.Key,
            Conversation = call.Conversation.Id,
            Channel = call.Conversation.Channel,
            Language = call.Conversation.Language,
            Kind = call.With["kind"],
            Place = PlaceOf(call),
            Photos = PhotosOf(call),
            Phone = call.With.GetValueOrDefault("phone") is { Length: > 0 } phone ? Sealed(phone) : null,
            Details = call.With.Where(value => value.Value.Length > 0 && !Named.Contains(value.Key) && value.Value != Photos(call)).ToDictionary(),
            OpenedAt = call.Now,
        }, today);
        return ValueTask.FromResult(new ActionOutcome
        {
            Results = new Dictionary<string, string> { ["case.number"] = number.ToString() },
            Entries = [opened, new CaseOpened(number.ToString(), call.Now, opened.Kind)],
        });
    }

    static Place? PlaceOf(ActionCall call) => call.With.GetValueOrDefault("place") is { Length: > 0 } words ? NamedPlace.In(call, "place", words) : null;

    static string Photos(ActionCall call) => call.With.GetValueOrDefault(PhotoSlot) ?? call.Slots.GetValueOrDefault(PhotoSlot, "");

    /// <summary>The ids of the files: the last part of each address.</summary>
    static IReadOnlyList<string> PhotosOf(ActionCall call) =>
        [.. Photos(call).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(address => address[(address.LastIndexOf('/') + 1)..]).Distinct().Take(Case.MostPhotos)];

    string Sealed(string phone) => SealedSlots.IsSealed(phone) ? phone : vault.SealSlot(phone);
}
