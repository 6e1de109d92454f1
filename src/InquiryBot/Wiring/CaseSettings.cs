using System.ComponentModel.DataAnnotations;

namespace InquiryBot.Wiring;

/// <summary>The settings section <c>Cases</c>.</summary>
public sealed class CaseSettings : IValidatableObject
{
    /// <summary>Address of map tiles with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; empty draws a plain grid.</summary>
    public string MapTiles { get; init; } = "";

    /// <summary>Whose map it is, as its licence wants it said.</summary>
    public string MapAttribution { get; init; } = "";

    /// <summary>A file in place of the departments that come with the program.</summary>
    public string? Departments { get; init; }

    /// <summary>A file in place of the public holidays that come with the program.</summary>
    public string? Holidays { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MapTiles.Length > 0 && !(MapTiles.Contains("{z}", StringComparison.Ordinal) && MapTiles.Contains("{x}", StringComparison.Ordinal) && MapTiles.Contains("{y}", StringComparison.Ordinal)
            && Uri.TryCreate(MapTiles.Replace("{s}", "a", StringComparison.Ordinal), UriKind.Absolute, out var tiles) && tiles.Scheme is "http" or "https"))
            yield return new($"Cases:MapTiles: '{MapTiles}' is no address of tiles such as https://tile.example/{{z}}/{{x}}/{{y}}.png.", [nameof(MapTiles)]);
        foreach (var (name, file) in new[] { (nameof(Departments), Departments), (nameof(Holidays), Holidays) })
            if (file is not null && !File.Exists(file)) yield return new($"Cases:{name}: there is no file '{file}'.", [name]);
    }
}
