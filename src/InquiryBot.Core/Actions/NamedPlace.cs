using System.Globalization;
using InquiryBot.Core.Cases;
using InquiryBot.Core.Dialogs;

namespace InquiryBot.Core.Actions;

/// <summary>The place that a citizen named, with the point that he shared, if he did.</summary>
internal static class NamedPlace
{
    /// <param name="slot">Whose <c>.latitude</c> and <c>.longitude</c> hold the point.</param>
    public static Place In(ActionCall call, string slot, string words) =>
        Degrees(call, $"{slot}.latitude") is { } north && Degrees(call, $"{slot}.longitude") is { } east && Place.IsOnEarth(north, east) ? new Place(words, north, east) : new Place(words);

    static double? Degrees(ActionCall call, string slot) =>
        double.TryParse(call.Slots.GetValueOrDefault(slot), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;
}
