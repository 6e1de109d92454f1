using FsCheck;
using FsCheck.Fluent;
using InquiryBot.Core;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Channels;
using InquiryBot.Core.Conversations;
using InquiryBot.Workers;

namespace InquiryBot.Tests.Workers;

/// <summary>However a vendor stumbles, each part arrives once and in its order.</summary>
public sealed class DeliveringTests
{
    // The same data on every run: a red run is the change's fault.
    const ulong Seed = 1_804_289_383_846_930_887;
    const ulong Gamma = 7_864_496_303_012_591_383;

    static readonly ChannelAbilities Small = new() { Text = new(40, LengthUnit.Utf16) };
    static readonly DateTimeOffset Until = new(2026, 11, 23, 0, 0, 10, TimeSpan.Zero);

    /// <summary>What the vendor does with what is handed over: takes so many, or none for now.</summary>
    static readonly Gen<IReadOnlyList<int>> Moods = Gen.Choose(0, 4).ListOf(200).Select(moods => (IReadOnlyList<int>)[.. moods]);

    static readonly Gen<IReadOnlyList<string>> Talks =
        Gen.Elements("짧은 답.", "", "A sentence. Another sentence. And a third one, which is longer. 넷째 문장입니다. 다섯째 문장입니다.", "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 하나 둘 셋 넷 다섯 여섯 일곱 여덟")
            .ListOf().Select(texts => (IReadOnlyList<string>)[.. texts.Take(6)]);

    [Fact]
    public void Each_part_arrives_once_and_in_order_whatever_is_put_off() => Prop.ForAll(Arb.From(Talks), Arb.From(Moods), (texts, moods) =>
    {
        var waiting = texts.Select((text, number) => Reply(number + 1, text)).ToList();
        var arrived = new List<string?>();
        for (var mood = 0; waiting.Count > 0 && mood < moods.Count;)
        {
            var delivering = new Delivering(Parcel(waiting), Small);
            while (!delivering.IsOver && mood < moods.Count)
            {
                var parts = delivering.Next(4, Chat.None);
                var taken = Math.Min(moods[mood++], parts.Count);
                if (taken == 0)
                {
                    delivering.Defer(Until, "not now", counts: true);
                    break;
                }

                arrived.AddRange(parts.Take(taken).Select(part => part.Activity.Text));
                delivering.Arrived(taken);
            }

            waiting = Left(waiting, delivering.Settled);
        }

        var expected = texts.Select((text, number) => Reply(number + 1, text)).SelectMany(reply => Fitting.Fit(reply.Activity, Small)).Select(part => part.Text).ToList();
        if (waiting.Count > 0) expected = [.. expected.Take(arrived.Count)];
        Assert.Equal(expected, arrived);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(Seed, Gamma));

    [Fact]
    public void A_reply_that_is_refused_holds_back_nobody()
    {
        var delivering = new Delivering(Parcel([Reply(1, "one"), Reply(2, "two")]), Small);

        delivering.SetAside("blocked");
        delivering.Arrived(1);

        Assert.Equal([new Settlement.SetAside(1, "blocked"), new Settlement.Delivered(2)], delivering.Settled);
    }

    [Fact]
    public void What_says_nothing_is_done_at_once()
    {
        var delivering = new Delivering(Parcel([new(1, new Activity { Type = ActivityTypes.Event, Name = "handoff.status" }, "{}", 0), Reply(2, "two")]), Small);

        Assert.Equal([new Settlement.Delivered(1)], delivering.Settled);
        Assert.Equal("two", Assert.Single(delivering.Next(4, Chat.None)).Activity.Text);
    }

    [Fact]
    public void The_key_of_a_part_is_its_own_and_always_the_same()
    {
        var parts = new Delivering(Parcel([Reply(1, "A sentence. Another sentence. And a third one, which is longer."), Reply(2, "two")]), Small).Next(9, Chat.None);

        Assert.Equal(parts.Count, parts.Select(part => part.Key).Distinct().Count());
        Assert.All(parts, part => Assert.True(Guid.TryParseExact(part.Key, "D", out _)));
        Assert.Equal("be4bb81b-02a6-8d0c-8fe5-ecfe5da0d90f".Length, IdempotencyKey.Of("r1", 0).Length);
        Assert.Equal(IdempotencyKey.Of("r1", 0), parts[0].Key);
    }

    static List<Reply> Left(List<Reply> waiting, IReadOnlyList<Settlement> settled) =>
    [
        .. waiting.Where(reply => !settled.Any(settlement => settlement.Sequence == reply.Sequence && settlement is not Settlement.Deferred))
            .Select(reply => settled.OfType<Settlement.Deferred>().FirstOrDefault(settlement => settlement.Sequence == reply.Sequence) is { } deferred ? reply with { Parts = deferred.Parts } : reply),
    ];

    static Reply Reply(long sequence, string text) => new(sequence, new Activity { Type = ActivityTypes.Message, Id = $"r{sequence}", Text = text }, "{}", 0);

    static Parcel Parcel(IReadOnlyList<Reply> replies) => new(new("c"), "test", "token", replies, Until);
}
