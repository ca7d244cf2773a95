using System.Diagnostics;
using System.Text;

namespace Sparring.Platform.Data;

/// <summary>The server's process: making its folder, starting it, stopping it.</summary>
internal sealed class EmbeddedPostgresServer(DataFolder folder, OrdinaryUser user, EmbeddedPostgresBinaries binaries)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // No statement and no detail of a row reaches the log: it would hold confidential text.
    private static readonly string[] Settings =
    [
        "listen_addresses=",
        "unix_socket_permissions=0700",
        "logging_collector=on",
        "log_filename=postgres-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_size=0",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_checkpoints=off",
        "timezone=UTC",
        "max_connections=200",
        // The data lies in memory: a row by its key costs hardly more than the next one of a table read through.
        "random_page_cost=1.1",
    ];

    /// <summary>Makes the database's folder aside and moves it into place whole: half a folder never starts.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        var made = folder.Of("postgres.new");
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }

        await user.MakePrivateFolderAsync(made, cancel);
        string[] arguments =
        [
            .. (string[])["-D", made, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"],
            .. (string[])["--locale-provider=icu", "--icu-locale=da-DK", "--text-search-config=danish"],
        ];
        var run = await ProgramRun.ToEndAsync(Program("initdb", arguments), cancel);
        if (run.ExitCode != 0)
        {
            throw new StartFault(
                $"The database cannot be made in {folder.Path}: {run.LastLineWith("No space", "error", "FATAL")}"
            );
        }

        Directory.Move(made, folder.Database);
    }

    public async Task StartAsync(string socket, IEnumerable<string> more, CancellationToken cancel)
    {
        var arguments = new List<string> { "-D", folder.Database, "-k", socket };
        arguments.AddRange(Settings.Concat(more).SelectMany(setting => new[] { "-c", setting }));
        var said = new StringBuilder();
        var ended = RunAsync(Program("postgres", arguments), said);
        var patience = Stopwatch.StartNew();
        while (!folder.IsReady || folder.Pid is null)
        {
            if (ended.IsCompleted || patience.Elapsed > Patience)
            {
                var last = new ProgramRun(1, said.ToString()).LastLineWith("FATAL", "No space");
                throw new StartFault(
                    $"The private PostgreSQL in {folder.Database} does not start: {last} (its log: {folder.Log})"
                );
            }

            await Task.Delay(2, cancel);
        }
    }

    /// <summary>Ends the server, ours or one that a killed start left behind; nothing when none runs.</summary>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (folder.Pid is null)
        {
            return;
        }

        var socket = folder.RunningSocketFolder;
        // Where it cannot write its last page it would never end; ended at once it loses nothing: the next start reads its journal.
        var run = await EndAsync(folder.Fullness is null ? "fast" : "immediate", cancel);
        if (run.ExitCode != 0)
        {
            run = await EndAsync("immediate", cancel);
        }

        if (run.ExitCode != 0 && folder.Pid is { } pid)
        {
            throw new StartFault(
                $"A PostgreSQL (process {pid}) left on {folder.Database} cannot be stopped: {run.LastLine}"
            );
        }

        if (socket is not null && !socket.StartsWith(folder.Path, StringComparison.Ordinal) && Directory.Exists(socket))
        {
            Directory.Delete(socket, recursive: true);
        }
    }

    private Task<ProgramRun> EndAsync(string mode, CancellationToken cancel) =>
        ProgramRun.ToEndAsync(Program("pg_ctl", ["stop", "-D", folder.Database, "-m", mode, "-w"]), cancel);

    // The server dies with the thread that started it (that is what Linux watches), so that thread waits for its end.
    private static Task RunAsync(ProcessStartInfo start, StringBuilder said)
    {
        start.RedirectStandardError = true;
        var ended = new TaskCompletionSource();
        var watch = new Thread(() =>
        {
            using var process = new Process { StartInfo = start };
            process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
            process.Start();
            process.BeginErrorReadLine();
            process.WaitForExit();
            ended.SetResult();
        })
        {
            IsBackground = true,
            Name = "postgres",
        };
        watch.Start();
        return ended.Task;
    }

    private static void Keep(StringBuilder said, string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    private ProcessStartInfo Program(string name, IEnumerable<string> arguments) =>
        user.Start(binaries[name], arguments, binaries[name], folder.Database);
}
