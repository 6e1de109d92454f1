using InquiryBot.Core.Understanding;

namespace InquiryBot.Integrations.Azure;

/// <summary>
/// The pieces that the service has found, beside those of this machine. This machine's come first, because dialogs need their values in
/// one spelling (dates, times, phones); of the service's those are taken whose value is the piece as it was typed.
/// </summary>
internal static class AzureEntities
{
    const double Sure = 0.6;

    static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Location"] = EntityTypes.Place,
        ["Place"] = EntityTypes.Place,
        ["Address"] = EntityTypes.Place,
        ["Person"] = EntityTypes.Person,
        ["Organization"] = EntityTypes.Organization,
    };

    /// <summary>Kinds of personal data that tell of nobody alone, or that this machine finds with their values.</summary>
    static readonly HashSet<string> NotPersonal = new(StringComparer.OrdinalIgnoreCase) { "PersonType", "DateTime", "Quantity", "Age", "URL", "IPAddress", "PhoneNumber", "Email" };

    public static IReadOnlyList<FoundEntity> Join(Understood own, Analyzed said)
    {
        var joined = own.Entities.ToList();
        Add(joined, own.Text, said.Guess?.Entities ?? [], Type);
        Add(joined, own.Text, said.Personal, entity => Type(entity) ?? (NotPersonal.Contains(entity.Category) ? null : EntityTypes.Personal));
        Add(joined, own.Text, said.Entities, Type);
        if (joined.Count == own.Entities.Count) return own.Entities;

        joined.Sort((one, other) => one.Start.CompareTo(other.Start));
        return joined;
    }

    static void Add(List<FoundEntity> joined, string text, IReadOnlyList<AzureEntity> entities, Func<AzureEntity, string?> type)
    {
        foreach (var entity in entities)
            if (entity.ConfidenceScore >= Sure && type(entity) is { } named && IsIn(text, entity) && joined.TrueForAll(other => Apart(entity, other) || Yields(other, named)))
            {
                joined.RemoveAll(other => !Apart(entity, other));
                var piece = text.Substring(entity.Offset, entity.Length);
                joined.Add(new(named, piece, piece, entity.Offset));
            }
    }

    static string? Type(AzureEntity entity) => Types.GetValueOrDefault(entity.Category);

    /// <summary>Whether the piece stands where the service says. What was masked on the way may differ; nothing else may.</summary>
    static bool IsIn(string text, AzureEntity entity) =>
        entity is { Offset: >= 0, Length: > 0 } && entity.Offset <= text.Length - entity.Length && entity.Text.Length == entity.Length
        && entity.Text.Zip(text.AsSpan(entity.Offset, entity.Length).ToString()).All(pair => pair.First == pair.Second || pair.First == '*');

    /// <summary>The digits of somebody's number are no number that a dialog asked for.</summary>
    static bool Yields(FoundEntity other, string to) => other.Type == EntityTypes.Number && to == EntityTypes.Personal;

    static bool Apart(AzureEntity entity, FoundEntity other) => entity.Offset + entity.Length <= other.Start || other.Start + other.Text.Length <= entity.Offset;
}
