using System.CommandLine;
using System.Globalization;
using InquiryBot.Workers;

namespace InquiryBot.Commands;

/// <summary><c>channels [connect NAME]</c>: how the channels are, and telling a vendor our address. Works while the server runs.</summary>
internal static class Channels
{
    public static Command Verb(string[] settings)
    {
        var name = new Argument<string>("NAME") { Description = "The channel's id, such as telegram." };
        var connect = new Command("connect", "Tell a channel's vendor our address (Channels:Common:PublicUrl).") { name };
        connect.Runs(settings, besideServer: true, (store, parsed, ct) => ConnectAsync(store.Channels, parsed.GetValue(name)!, Console.Out, Console.Error, ct));
        var verb = new Command("channels", "Ask every channel how it is.") { connect };
        verb.Runs(settings, besideServer: true, (store, _, ct) => ShowAsync(store.Channels, Console.Out, ct));
        return verb;
    }

    internal static async Task<int> ShowAsync(ChannelHealth health, TextWriter output, CancellationToken ct)
    {
        await health.ProbeAsync(ct);
        var rows = await health.RowsAsync(ct);
        await output.WriteLineAsync($"{"channel",-12} {"state",-6} {"last in",-17} {"last out",-17} {"waiting",7}  detail");
        foreach (var row in rows)
            await output.WriteLineAsync($"{row.Channel,-12} {State(row),-6} {Moment(row.LastIn),-17} {Moment(row.LastOut),-17} {row.Waiting,7}  {row.Detail}");
        if (rows.Count <= 1) await output.WriteLineAsync("No messenger is on: give one its section Channels:… (appsettings.sample.json).");
        return rows.Any(row => row.Well is false) ? 1 : 0;
    }

    internal static async Task<int> ConnectAsync(ChannelHealth health, string name, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (await health.ConnectAsync(name, ct) is not { } state)
        {
            await errors.WriteLineAsync($"inquirybot: '{name}' is no channel that is on and can be told an address (inquirybot channels lists them; the others are set up at their vendors).");
            return 1;
        }

        await (state.Well ? output : errors).WriteLineAsync($"{name}: {state.Detail}");
        return state.Well ? 0 : 1;
    }

    static string State(ChannelRow row) => row.Well switch { true => "well", false => "ILL", null => "-" };

    static string Moment(DateTimeOffset? at) => at?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
