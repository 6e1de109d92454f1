namespace InquiryBot.Core;

/// <summary>
/// A decision on something of the desk: allowed, with its next state and the fact that follows, or refused
/// with a code such as <c>ticket.not-waiting</c>. A broken rule is expected, so it is a value and no exception.
/// </summary>
public abstract record Ruling<T>
{
    public sealed record Allowed(T Next, Fact Fact) : Ruling<T>;

    public sealed record Refused(string Code) : Ruling<T>;

    public static implicit operator Ruling<T>(Refusal refusal) => new Refused(refusal.Code);
}

/// <summary>A refusal before it is known of what.</summary>
public readonly record struct Refusal(string Code);

public static class Ruling
{
    public static Ruling<T> Allow<T>(T next, Fact fact) => new Ruling<T>.Allowed(next, fact);

    public static Refusal Refuse(string code) => new(code);
}
