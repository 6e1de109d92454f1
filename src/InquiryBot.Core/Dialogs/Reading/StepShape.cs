namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>What a property of a step may hold, as far as its reader says.</summary>
internal enum StepProperty
{
    /// <summary>Words, a map or a list: the reader looks itself.</summary>
    Open,
    Required,
    List,
    Flag,
}

/// <summary>The properties of one kind of step, written down while its own reader reads an empty one: what is read is what is known.</summary>
internal sealed class StepShape(string kind)
{
    readonly Dictionary<string, StepProperty> properties = new(StringComparer.Ordinal);

    public string Kind => kind;

    public IReadOnlyDictionary<string, StepProperty> Properties => properties;

    public void Allow(IEnumerable<string> known)
    {
        foreach (var name in known) properties.TryAdd(name, StepProperty.Open);
    }

    public void Is(string name, StepProperty property) => properties[name] = property;
}
