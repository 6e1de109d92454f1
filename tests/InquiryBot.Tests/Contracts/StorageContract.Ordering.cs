using InquiryBot.Tests.Storage;

namespace InquiryBot.Tests.Contracts;

public abstract partial class StorageContract
{
    [Fact]
    public async Task Eight_workers_answer_two_hundred_conversations_once_and_in_order()
    {
        var outcome = await new OrderTrial([_node], conversations: 200, messages: 5).RunAsync(node => new OrderTrial.ByLease(node));

        Assert.Equal(new(0, 0, 0, 0), outcome);
    }

    [Fact]
    public async Task Without_the_check_of_the_expiry_the_same_trial_wastes_turns()
    {
        var worker = 0;

        var outcome = await new OrderTrial([_node], conversations: 20, messages: 5).RunAsync(node => new OrderTrial.WithoutExpiry(node, $"worker {worker++}"));

        Assert.True(outcome is { Wasted: > 0, Doubled: 0, Disordered: 0 }, outcome.ToString());
    }

    [Fact]
    public async Task Without_lease_and_token_the_same_trial_doubles_answers_and_mixes_them_up()
    {
        var outcome = await new OrderTrial([_node], conversations: 4, messages: 60).RunAsync(node => new OrderTrial.WithoutLease(node));

        Assert.True(outcome is { Doubled: > 0, Disordered: > 0 }, outcome.ToString());
    }
}
