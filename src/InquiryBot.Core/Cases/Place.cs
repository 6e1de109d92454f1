namespace InquiryBot.Core.Cases;

/// <summary>Where something is: the citizen's words, and the point when he shared one (degrees, WGS 84).</summary>
public sealed record Place(string Words, double? Latitude = null, double? Longitude = null);
