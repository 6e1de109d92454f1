using InquiryBot.Core.Dialogs.Steps;

namespace InquiryBot.Core.Dialogs.Reading;

/// <summary>One step as YAML, and what reading it needs: where it stands, how the ids of its list go.</summary>
internal sealed class StepMap(YamlMap map, Key kind, Key subject, StepNames names)
{
    static readonly string[] Common = ["id"];

    string id = "";

    /// <summary>Told what a reader asks of its step, for the schema.</summary>
    public StepShape? Shape { get; init; }

    public Mark At => kind.At;

    /// <summary>What the kind's own property says: the text, the slot or the action.</summary>
    public Key Subject => subject;
    public IEnumerable<(Key Name, YamlValue Value)> All => map.All;
    public IEnumerable<string> Names => map.All.Select(entry => entry.Name.Name);

    public YamlValue? this[string name] => map[name];

    /// <summary>What <see cref="IdFor"/> has given.</summary>
    public string Id => id;

    public Key? Key(string name) => map.Key(name);

    public int? Count(string name) => map.Count(name);

    public void AllowOnly(params string[] known)
    {
        Shape?.Allow([.. known, .. Common]);
        map.AllowOnly([kind.Name, .. known, .. Common]);
    }

    public Key Required(string name)
    {
        Shape?.Is(name, StepProperty.Required);
        return map.Required(name);
    }

    public IReadOnlyList<Key> Keys(string name)
    {
        Shape?.Is(name, StepProperty.List);
        return map.Keys(name);
    }

    public IReadOnlyList<YamlValue> Values(string name) => map[name]?.AsList() ?? [];

    public bool Flag(string name)
    {
        Shape?.Is(name, StepProperty.Flag);
        return map.Flag(name);
    }

    public void Note(Mark at, string message, string? suggestion = null) => map.File.Note(at, message, suggestion);

    /// <summary>The step's id: written, or made of its kind and its slot, or of its kind and its place among its like.</summary>
    public string IdFor(string? slot)
    {
        if (map.Key("id") is not { } written) return id = names.Next(kind.Name, slot);
        if (!names.Take(written.Name)) Note(written.At, $"the step id `{written}` stands here twice");
        return id = written.Name;
    }

    public Retry Retry()
    {
        if (map["retry"]?.AsMap("times", "say", "then") is not { } retry) return new Retry();
        return new Retry(retry.Count("times") ?? 2, retry.Key("say"), End(retry.Key("then")));
    }

    /// <summary>Steps for a value, with ids below this step's.</summary>
    public Branch Branch(Key value, YamlValue steps) => new(value, StepReader.Read(steps, names.Below(id, value.Name)));

    RetryEnd End(Key? then)
    {
        if (then is null || then.Name.Length == 0) return RetryEnd.HandOff;
        var ends = new Dictionary<string, RetryEnd> { ["hand-off"] = RetryEnd.HandOff, ["skip"] = RetryEnd.Skip, ["cancel"] = RetryEnd.Cancel };
        if (ends.TryGetValue(then.Name, out var end)) return end;
        Note(then.At, $"`{then}` is no way to go on", Suggest.From(then.Name, ends.Keys) ?? "hand-off, skip or cancel");
        return RetryEnd.HandOff;
    }
}

/// <summary>Gives the steps of one list their ids; ids are unique in the dialog.</summary>
internal sealed class StepNames
{
    readonly string prefix;
    readonly HashSet<string> taken;

    public StepNames() : this("", []) { }

    StepNames(string prefix, HashSet<string> taken) => (this.prefix, this.taken) = (prefix, taken);

    /// <summary><c>ask-place</c>, <c>say-1</c>; a step keeps its id when one of another kind or slot comes before it.</summary>
    public string Next(string kind, string? slot)
    {
        if (!string.IsNullOrEmpty(slot) && Take($"{prefix}{kind}-{slot}")) return $"{prefix}{kind}-{slot}";
        var number = 1;
        while (!Take($"{prefix}{kind}-{number}")) number++;
        return $"{prefix}{kind}-{number}";
    }

    public bool Take(string id) => taken.Add(id);

    public StepNames Below(string id, string value) => new($"{id}/{value}/", taken);
}
