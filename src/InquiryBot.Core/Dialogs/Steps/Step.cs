namespace InquiryBot.Core.Dialogs.Steps;

/// <summary>One step of a dialog: what its YAML says, and what happens when a conversation comes to it.</summary>
public abstract record Step
{
    /// <summary>Stable within its dialog, because conversations in progress remember it: written in the YAML, or made of the kind and the slot or place.</summary>
    public required string Id { get; init; }
    public required Mark At { get; init; }

    /// <summary>Lists of steps inside this one.</summary>
    public virtual IEnumerable<IReadOnlyList<Step>> Inner => [];

    /// <summary>True when the lists inside go on behind this step, false when they end the dialog.</summary>
    public virtual bool InnerJoins => true;

    /// <summary>The texts that it says or shows.</summary>
    public virtual IEnumerable<Key> TextKeys => [];

    /// <summary>Does what the step says, and tells where to go on.</summary>
    internal abstract ValueTask<Walked> EnterAsync(Scene scene, Dialog dialog, Progress so, CancellationToken ct);
}

/// <summary>How far a step has brought the conversation.</summary>
/// <param name="So">What has been said and learned by now.</param>
/// <param name="Next">The step to go on with; null ends the dialog.</param>
/// <param name="Waits">True when the citizen has to answer first.</param>
internal readonly record struct Walked(Progress So, Step? Next, bool Waits = false)
{
    /// <summary>Another dialog has taken the place of the one that ran; <see cref="Next"/> is a step of it.</summary>
    public Dialog? Into { get; init; }
}
