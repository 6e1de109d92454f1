namespace InquiryBot.Core.Cases;

/// <summary>Where something is: the citizen's words, and the point when he shared one (degrees, WGS 84).</summary>
public sealed record Place(string Words, double? Latitude = null, double? Longitude = null)
{
    const double EarthRadius = 6_371_000;

    /// <summary>False for what no map shows, such as (999, 999).</summary>
    public static bool IsOnEarth(double latitude, double longitude) => latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;

    /// <summary>Metres along the ground between two shared points; null when one of them has none.</summary>
    public double? MetresTo(Place other)
    {
        if (this is not { Latitude: { } latitude, Longitude: { } longitude } || other is not { Latitude: { } north, Longitude: { } east }) return null;

        var (up, across) = (Math.Sin(Radians(north - latitude) / 2), Math.Sin(Radians(east - longitude) / 2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, up * up + Math.Cos(Radians(latitude)) * Math.Cos(Radians(north)) * across * across)));
    }

    static double Radians(double degrees) => degrees * Math.PI / 180;
}
