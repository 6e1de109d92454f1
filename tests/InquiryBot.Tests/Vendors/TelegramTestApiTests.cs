using System.Diagnostics;
using System.Text.Json;
using InquiryBot.Tests.Outside;

namespace InquiryBot.Tests.Vendors;

/// <summary>The whole program talks to a Telegram that others wrote: a message in by polling, replies out, a button pressed.</summary>
public sealed class TelegramTestApiTests
{
    const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

    [Fact]
    public async Task A_citizen_is_greeted_answered_and_presses_a_button()
    {
        using var telegram = await Played.StartAsync(Token);
        await using var bot = await RunningBot.StartAsync(null, "--Channels:Telegram:Token", Token, "--Channels:Telegram:Polling", "true", "--Channels:Telegram:Server", telegram.Address);

        var greeting = await telegram.DoAsync(new { command = "/start" });
        var answer = await telegram.DoAsync(new { text = "여권 발급" });
        var keyboard = answer.Concat(greeting).First(message => message.TryGetProperty("reply_markup", out _)).GetProperty("reply_markup");
        var button = keyboard.GetProperty("inline_keyboard").EnumerateArray().Select(row => row[0]).First(one => one.TryGetProperty("callback_data", out _));
        var pressed = await telegram.DoAsync(new { press = button.GetProperty("callback_data").GetString(), on = keyboard });

        Assert.NotEmpty(greeting);
        Assert.Contains(answer, message => message.GetProperty("text").GetString()!.Contains("여권", StringComparison.Ordinal));
        Assert.NotEmpty(pressed);
        Assert.All(greeting.Concat(answer).Concat(pressed), message => Assert.Equal(1, message.GetProperty("chat_id").GetInt64()));
    }

    /// <summary>The server, and the citizen who does one thing after the other.</summary>
    sealed class Played : IDisposable
    {
        readonly Process _node;

        Played(Process node, string address) => (_node, Address) = (node, address);

        public string Address { get; }

        public static async Task<Played> StartAsync(string token)
        {
            var node = Software.Start("telegram.mjs", token);
            return new(node, (await ReadAsync(node)).GetProperty("url").GetString()!);
        }

        /// <returns>What the bot sent then, as it came over the wire.</returns>
        public async Task<IReadOnlyList<JsonElement>> DoAsync(object what)
        {
            await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(what).AsMemory(), TestContext.Current.CancellationToken);
            return [.. (await ReadAsync(_node)).EnumerateArray()];
        }

        public void Dispose()
        {
            _node.Kill();
            _node.Dispose();
        }

        static async Task<JsonElement> ReadAsync(Process node)
        {
            var ct = TestContext.Current.CancellationToken;
            if (await node.StandardOutput.ReadLineAsync(ct) is not { } line) throw new InvalidOperationException(await node.StandardError.ReadToEndAsync(ct));
            using var json = JsonDocument.Parse(line);
            return json.RootElement.Clone();
        }
    }
}
