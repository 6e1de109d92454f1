using System.Globalization;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Understanding;

namespace InquiryBot.Core.Dialogs;

/// <summary>The kinds of answer that <c>ask:</c> can want (<c>entity:</c>), and how each is heard.</summary>
internal static class AnswerKinds
{
    public const string Text = "text";
    public const string Photo = "photo";
    public const string Place = EntityTypes.Place;
    public const string YesNo = EntityTypes.YesNo;

    // Longer than any address; a slot is no place for a letter.
    const int LongestAnswer = 2000;

    static readonly string[] Plain =
    [
        EntityTypes.Date, EntityTypes.Time, EntityTypes.Duration, EntityTypes.Number, EntityTypes.Money, EntityTypes.Phone, EntityTypes.Email,
        EntityTypes.CaseNumber, EntityTypes.BusRoute, EntityTypes.BusStop, EntityTypes.Plate,
    ];

    // Buttons and words that are pressed or typed where a place was asked for, and are none.
    static readonly string[] NoPlace = [SystemTexts.ShareLocation, SystemTexts.Skip, SystemTexts.SkipWords];

    public static IReadOnlyList<string> All { get; } = [Text, Place, Photo, YesNo, .. Plain];

    public static Heard Hear(string kind, string slot, Scene scene) => kind switch
    {
        Text => Words(slot, scene, Certainty.Likely, letters: 1),
        Photo => Photos(slot, scene),
        Place => Location(slot, scene) ?? TypedPlace(slot, scene),
        YesNo => scene.YesOrNo() is { } answer ? Heard.Of(Certainty.Sure, slot, answer) : Heard.Nothing,
        _ => Alone(kind, slot, scene),
    };

    /// <summary>Only what the sentence names beyond doubt: a place word, a day, a photo that came along.</summary>
    public static Heard Hint(string kind, string slot, Scene scene) => kind switch
    {
        Photo => Photos(slot, scene),
        Place => Location(slot, scene) ?? NamedPlace(slot, scene),
        EntityTypes.Number or Text or YesNo => Heard.Nothing,
        _ => Piece(kind, slot, scene),
    };

    /// <summary>The one piece of a kind that the words around it give a part: "from the 5th", "5일부터".</summary>
    public static Heard InRole(string kind, string slot, Scene scene, string role)
    {
        var playing = scene.Found(kind).Where(entity => scene.Library.Words.Variants(role).Any(pattern => Marks(pattern, scene.Understood.Text, entity))).ToList();
        return playing is [var only] ? Heard.Of(Certainty.Sure, slot, only.Value) : Heard.Nothing;
    }

    static bool Marks(string pattern, string text, FoundEntity entity) =>
        pattern.Split("{value}") is [var before, var behind]
        && text[..entity.Start].EndsWith(before, StringComparison.OrdinalIgnoreCase)
        && text[Math.Min(text.Length, End(entity))..].StartsWith(behind, StringComparison.OrdinalIgnoreCase);

    /// <summary>Who says what was asked for and nothing else has answered, whatever else his words may resemble.</summary>
    static Heard Alone(string kind, string slot, Scene scene) => Piece(kind, slot, scene) is { Certainty: Certainty.Sure } piece
        ? scene.Found(kind).Any(entity => Spelling.Fold(entity.Text) == scene.Folded) ? piece with { Certainty = Certainty.Exact } : piece
        : Heard.Nothing;

    static Heard Piece(string kind, string slot, Scene scene) =>
        scene.Found(kind).ToList() is [var only] ? Heard.Of(Certainty.Sure, slot, only.Value) : Heard.Nothing;

    static Heard Photos(string slot, Scene scene)
    {
        var photos = (scene.Message.Attachments ?? [])
            .Where(file => file.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true)
            .Select(file => file.ContentUrl ?? (file.Name is { } name ? Masking.Mask(name).Text : null))
            .OfType<string>().ToList();
        return photos.Count > 0 ? Heard.Of(Certainty.Exact, slot, string.Join(' ', photos)) : Heard.Nothing;
    }

    /// <summary>The words as typed, because "in front of Suwon Station" says more than the station alone.</summary>
    static Heard TypedPlace(string slot, Scene scene) =>
        scene.Found(Place).Any() ? Mixed(scene) && NamedPlace(slot, scene) is { Certainty: Certainty.Sure } named ? named : Words(slot, scene, Certainty.Sure, letters: 2)
        : NoPlace.Any(scene.Says) || scene.YesOrNo() is not null || !Knows(scene) ? Heard.Nothing
        : Words(slot, scene, Certainty.Likely, letters: 2);

    /// <summary>"I don't know" is no name of a place.</summary>
    static bool Knows(Scene scene) => !scene.DontKnowWords.Any();

    /// <summary>The sentence says more than the place: a day or a time.</summary>
    static bool Mixed(Scene scene) => scene.Understood.Entities.Any(entity => entity.Type is EntityTypes.Date or EntityTypes.Time);

    /// <summary>The one stretch of a sentence that names a place: "near Gangnam-daero 123, Yongin" is one.</summary>
    static Heard NamedPlace(string slot, Scene scene)
    {
        var places = scene.Found(Place).ToList();
        if (places.Count == 0 || places.Zip(places.Skip(1)).Any(pair => pair.Second.Start - End(pair.First) > 2)) return Heard.Nothing;

        var (from, to) = (places[0].Start, End(places[^1]));
        return to <= scene.Understood.Text.Length ? Heard.Of(Certainty.Sure, slot, scene.Understood.Text[from..to]) : Heard.Nothing;
    }

    static int End(FoundEntity entity) => entity.Start + entity.Text.Length;

    static Heard Words(string slot, Scene scene, Certainty certainty, int letters) =>
        scene.Typed.Count(char.IsLetterOrDigit) >= letters && scene.Typed.Length <= LongestAnswer
            ? Heard.Of(certainty, slot, scene.Typed)
            : Heard.Nothing;

    /// <summary>A shared location: its name or its coordinates, and these again in slots of their own.</summary>
    static Heard? Location(string slot, Scene scene)
    {
        if (SharedPoint(scene) is not { Latitude: { } latitude, Longitude: { } longitude } point || IsOffMap(scene)) return null;

        var (north, east) = (Degrees(latitude), Degrees(longitude));
        return new Heard(Certainty.Exact, new Dictionary<string, string>
        {
            [slot] = string.IsNullOrWhiteSpace(point.Name) ? $"{north}, {east}" : point.Name,
            [$"{slot}.latitude"] = north,
            [$"{slot}.longitude"] = east,
        });
    }

    /// <summary>A location was shared that is nowhere on Earth, such as (999, 999).</summary>
    public static bool IsOffMap(Scene scene) =>
        SharedPoint(scene) is { } point && !(point.Latitude is null or >= -90 and <= 90 && point.Longitude is null or >= -180 and <= 180);

    static GeoCoordinates? SharedPoint(Scene scene)
    {
        foreach (var entity in scene.Message.Entities ?? [])
        {
            if (entity.Is("GeoCoordinates")) return entity.As(ActivityJson.Wire.GeoCoordinates);
            if (entity.Is("Place") && entity.As(ActivityJson.Wire.Place) is { Geo: { } geo } place && Point(geo) is { } point)
                return point with { Name = place.Name ?? point.Name };
        }

        return null;
    }

    static GeoCoordinates? Point(System.Text.Json.JsonElement geo)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize(geo, ActivityJson.Wire.GeoCoordinates);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    static string Degrees(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
