using System.Diagnostics;
using InquiryBot.Tests.Storage;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace InquiryBot.Tests.Storage;

/// <summary>
/// A PostgreSQL server of this test run alone, with the settings it is deployed with (fsync on): started by the first
/// test that asks, on a socket in a temporary folder, and gone with the run. A shell reads
/// from a pipe of ours and stops the server at its end, so that it also goes when the run is killed.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    static readonly string[] Homes = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", "/usr/bin"];

    readonly Lock _gate = new();
    Task<Running>? _running;
    int _made;

    /// <summary>A connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var running = await RunningAsync();
        var name = $"test{Interlocked.Increment(ref _made)}";
        await ExecuteAsync(running, $"create database {name}");
        return running.Server(name);
    }

    /// <summary>A connection string of a new, empty schema: all that a store sees, and made in a tenth of the time.</summary>
    public async Task<string> CreateSchemaAsync()
    {
        var running = await RunningAsync();
        var name = $"test{Interlocked.Increment(ref _made)}";
        await ExecuteAsync(running, $"create schema {name}");
        return running.Server("postgres") + $";Search Path={name}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not { IsCompletedSuccessfully: true }) return;

        var running = await _running;
        running.Holder.StandardInput.Close();
        await running.Holder.WaitForExitAsync();
        running.Holder.Dispose();
        Directory.Delete(running.Folder, true);
    }

    Task<Running> RunningAsync()
    {
        var home = Homes.FirstOrDefault(home => File.Exists(Path.Combine(home, "initdb")));
        if (home is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("PostgreSQL is not installed; tests/run installs it.");
        if (home is null) Assert.Skip("PostgreSQL is not installed; tests/run installs it.");
        lock (_gate) return _running ??= StartAsync(home);
    }

    static async Task<Running> StartAsync(string home)
    {
        var folder = Directory.CreateTempSubdirectory("inquirybot-pg-").FullName;
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        string[] unprivileged = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : ["env"];
        string[] control = [.. unprivileged, Path.Combine(home, "pg_ctl"), "-D", Path.Combine(folder, "data")];
        await RunAsync([.. control, "initdb", "-o", "-U inquirybot --auth=trust -E UTF8 --locale=C.UTF-8"]);
        await RunAsync([.. control, "start", "-w", "-l", Path.Combine(folder, "server.log"), "-o", $"-k {folder} -c listen_addresses="]);

        var holder = new ProcessStartInfo("sh", ["-c", "trap '' INT; read _; \"$@\"", "sh", .. control, "stop", "-m", "immediate"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new Running(Process.Start(holder)!, folder);
    }

    static async Task ExecuteAsync(Running running, string sql)
    {
        await using var connection = new NpgsqlConnection(running.Server("postgres") + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var problem = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) Assert.Fail($"{string.Join(' ', command)} failed: {await problem}");
    }

    sealed record Running(Process Holder, string Folder)
    {
        public string Server(string database) => $"Host={Folder};Username=inquirybot;Database={database};Maximum Pool Size=20";
    }
}
