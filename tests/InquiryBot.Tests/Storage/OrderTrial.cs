using System.Globalization;
using Dapper;
using InquiryBot.Core.Activities;
using InquiryBot.Core.Conversations;

namespace InquiryBot.Tests.Storage;

/// <summary>
/// Eight workers answer the messages of many conversations, each answer naming its message, while messages still come in
/// and some turns fail. What a store promises shows in the transcripts afterwards; a way of claiming that keeps less than
/// the product's shows that the trial would notice.
/// </summary>
internal sealed class OrderTrial(IReadOnlyList<TestNode> nodes, int conversations, int messages)
{
    const int Workers = 8;

    /// <summary>After so many wasted turns the point is made.</summary>
    const int Enough = 100;

    readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(nodes[0].Patience);
    int _answered;
    int _wasted;

    public async Task<Outcome> RunAsync(Func<TestNode, IWay> way)
    {
        var work = Enumerable.Range(0, Workers).Select(i => (Way: way(nodes[i % nodes.Count]), Random: new Random(i)))
            .Select(worker => Task.Run(() => WorkAsync(worker.Way, worker.Random))).ToList();
        var sweeping = nodes.Select(node => Task.Run(() => SweepAsync(node), node.Patience)).ToList();
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(TalkAsync));
        await Task.WhenAll(work);
        await _over.CancelAsync();
        await Task.WhenAll(sweeping);
        return await JudgeAsync();
    }

    async Task TalkAsync(int conversation)
    {
        for (var i = 0; i < messages && !_over.IsCancellationRequested; i++) await nodes[(conversation + i) % nodes.Count].SaysAsync($"c{conversation}", i.ToString(CultureInfo.InvariantCulture));
    }

    async Task WorkAsync(IWay way, Random random)
    {
        while (!_over.IsCancellationRequested && await way.ClaimAsync(_over.Token) is { } turn)
        {
            // The one pause of all tests: without some thinking one turn is over before the next begins, and any store passes.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 4)), TimeProvider.System);
            if (random.Next(20) == 0) await way.FailAsync(turn);
            else if (await way.CommitAsync(turn) ? Interlocked.Increment(ref _answered) >= conversations * messages : Interlocked.Increment(ref _wasted) >= Enough)
                await _over.CancelAsync();
        }
    }

    async Task SweepAsync(TestNode node)
    {
        while (!_over.IsCancellationRequested) await node.Conversations.SweepAsync(node.Patience);
    }

    async Task<Outcome> JudgeAsync()
    {
        var (missing, doubled, disordered) = (0, 0, 0);
        for (var i = 0; i < conversations; i++)
        {
            var answers = (await nodes[0].ReadAsync($"c{i}")).Select(row => ActivityJson.Read(row.Body)).Where(line => line.ReplyToId is not null)
                .Select(line => int.Parse(line.ReplyToId!, CultureInfo.InvariantCulture)).ToList();
            missing += messages - answers.Distinct().Count();
            doubled += answers.Count - answers.Distinct().Count();
            disordered += answers.Zip(answers.Skip(1)).Count(pair => pair.First > pair.Second);
        }

        return new(missing, doubled, disordered, _wasted);
    }

    static Activity Answer(TestNode.Turn turn) => turn.Claimed.Message with { Id = turn.Claimed.Message.Id + "-answer", ReplyToId = turn.Text };

    /// <param name="Missing">Messages without an answer.</param>
    /// <param name="Doubled">Answers beyond the first to a message.</param>
    /// <param name="Disordered">Answers that come after one to a later message.</param>
    /// <param name="Wasted">Turns that were thought through and refused at their commit.</param>
    public sealed record Outcome(int Missing, int Doubled, int Disordered, int Wasted);

    /// <summary>How a worker comes by a turn, and stores it.</summary>
    public interface IWay
    {
        Task<TestNode.Turn?> ClaimAsync(CancellationToken over);

        Task FailAsync(TestNode.Turn turn);

        Task<bool> CommitAsync(TestNode.Turn turn);
    }

    /// <summary>The product's.</summary>
    public sealed class ByLease(TestNode node) : IWay
    {
        public async Task<TestNode.Turn?> ClaimAsync(CancellationToken over)
        {
            try
            {
                while (await node.Conversations.ClaimAsync(over) is { } lease)
                    if (await node.Conversations.LoadAsync(lease, node.Patience) is { } claimed) return new(node, lease, claimed);
            }
            catch (OperationCanceledException)
            {
            }

            return null;
        }

        public async Task FailAsync(TestNode.Turn turn) => await turn.FailsAsync(TimeSpan.Zero);

        public async Task<bool> CommitAsync(TestNode.Turn turn) => await turn.CommitAsync(new(turn.Claimed.Conversation, [Answer(turn)], []));
    }

    /// <summary>The product's token, and a claim that does not ask whether somebody holds the conversation.</summary>
    public sealed class WithoutExpiry(TestNode node, string name) : IWay
    {
        int _number;

        public async Task<TestNode.Turn?> ClaimAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                var token = $"{name}/{Interlocked.Increment(ref _number)}";
                var id = await node.Engine.WriteAsync((connection, transaction) => connection.QueryFirstOrDefaultAsync<string>("""
                    update conversations set lease_token = @token, lease_until = @until
                    where id = (select conversation from inbox order by random() limit 1) returning id
                    """, new { token, until = long.MaxValue }, transaction), node.Patience);
                var lease = new Lease(new(id ?? ""), token, DateTimeOffset.MaxValue);
                if (id is not null && await node.Conversations.LoadAsync(lease, node.Patience) is { } claimed) return new(node, lease, claimed);
            }

            return null;
        }

        public Task FailAsync(TestNode.Turn turn) => Task.CompletedTask;

        public async Task<bool> CommitAsync(TestNode.Turn turn) => await turn.CommitAsync(new(turn.Claimed.Conversation, [Answer(turn)], []));
    }

    /// <summary>Whoever comes takes the oldest message, and whoever is ready stores.</summary>
    public sealed class WithoutLease(TestNode node) : IWay
    {
        public async Task<TestNode.Turn?> ClaimAsync(CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                var row = await node.Engine.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<(string Conversation, long Sequence, string Body)>("""
                    select i.conversation, i.sequence, t.body from inbox i
                    join transcript t on t.conversation = i.conversation and t.sequence = i.sequence
                    where not exists (select 1 from inbox e where e.conversation = i.conversation and e.sequence < i.sequence)
                    order by random() limit 1
                    """), node.Patience);
                if (row.Conversation is null)
                {
                    await Task.Yield();
                    continue;
                }

                var conversation = new Conversation { Id = new(row.Conversation), Channel = "test" };
                return new(node, new Lease(conversation.Id, "", DateTimeOffset.MaxValue), new(conversation, "", row.Sequence, ActivityJson.Read(row.Body), 0));
            }

            return null;
        }

        public Task FailAsync(TestNode.Turn turn) => Task.CompletedTask;

        public async Task<bool> CommitAsync(TestNode.Turn turn)
        {
            var row = new { Id = turn.Lease.Conversation.Value, turn.Claimed.Sequence, Body = ActivityJson.Write(Answer(turn)) };
            await node.Engine.WriteAsync(async (connection, transaction) =>
            {
                await connection.ExecuteAsync("update conversations set last_sequence = last_sequence + 1 where id = @Id", row, transaction);
                await connection.ExecuteAsync("delete from inbox where conversation = @Id and sequence = @Sequence", row, transaction);
                return await connection.ExecuteAsync("""
                    insert into transcript (conversation, sequence, body, at, problem) select id, last_sequence, @Body, 0, '' from conversations where id = @Id
                    """, row, transaction);
            }, node.Patience);
            return true;
        }
    }
}
