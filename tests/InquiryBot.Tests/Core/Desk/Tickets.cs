using InquiryBot.Core;
using InquiryBot.Core.Conversations;
using InquiryBot.Core.Desk;

namespace InquiryBot.Tests.Core.Desk;

/// <summary>Tickets and counselors for tests.</summary>
internal static class Tickets
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    public static readonly Counselor Kim = Counselor("kim");
    public static readonly Counselor Lee = Counselor("lee");
    public static readonly Counselor Chief = Counselor("chief") with { Role = "supervisor", Supervises = true };

    public static Counselor Counselor(string name, params string[] languages) =>
        new() { Id = new(name), Role = "counselor", Languages = languages, OnDuty = true };

    public static Ticket Waiting(string id = "t1", string language = "ko", Urgency urgency = Urgency.Normal, DateTimeOffset? openedAt = null) => new()
    {
        Id = new(id),
        Conversation = new($"c-{id}"),
        Channel = "webchat",
        Language = language,
        Reason = "asked",
        Urgency = urgency,
        OpenedAt = openedAt ?? Morning,
    };

    public static Ticket Next(this Ruling<Ticket> ruling) => Assert.IsType<Ruling<Ticket>.Allowed>(ruling).Next;

    public static T FactOf<T>(this Ruling<Ticket> ruling) where T : Fact =>
        Assert.IsType<T>(Assert.IsType<Ruling<Ticket>.Allowed>(ruling).Fact);

    public static string Code(this Ruling<Ticket> ruling) => Assert.IsType<Ruling<Ticket>.Refused>(ruling).Code;
}
