// SPDX-License-Identifier: EUPL-1.2
using System.Diagnostics;

namespace Filiera.Crash;

/// <summary>This program started again in a role of <see cref="Child"/>, to be killed as by <c>kill -9</c>.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static ChildProcess Start(string role, params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["child", role, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);

    /// <summary>
    /// Lets the child write so many lines, waits a little longer, kills it, and gives every line it managed to write whole.
    /// </summary>
    /// <exception cref="InvalidOperationException">The child ended by itself.</exception>
    public async Task<List<string>> KillAfterAsync(int lines, TimeSpan longer, CancellationToken ct)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[4096];
        var seen = 0;
        while (seen < lines)
        {
            var read = await _process.StandardOutput.ReadAsync(buffer, ct);
            if (read == 0)
            {
                throw new InvalidOperationException("The child ended by itself: " + await _errors);
            }

            text.Append(buffer, 0, read);
            seen += buffer.AsSpan(0, read).Count('\n');
        }

        await Task.Delay(longer, TimeProvider.System, ct);
        _process.Kill();
        text.Append(await _process.StandardOutput.ReadToEndAsync(ct));
        await _process.WaitForExitAsync(ct);
        return [.. text.ToString().Split('\n')[..^1]];
    }

    /// <summary>Waits until something is seen and a little longer, kills the child, and gives what it managed to write.</summary>
    /// <returns>The output, and whether the child had come to its end by itself before it was killed.</returns>
    public async Task<(string Output, bool Ended)> KillWhenAsync(Func<bool> seen, TimeSpan longer, CancellationToken ct)
    {
        while (!_process.HasExited && !seen())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, ct);
        }

        await Task.Delay(longer, TimeProvider.System, ct);
        _process.Kill();
        var output = await _process.StandardOutput.ReadToEndAsync(ct);
        await _process.WaitForExitAsync(ct);
        return (output, _process.ExitCode == 0);
    }

    /// <summary>Waits until the child ends by itself.</summary>
    public async Task<int> ExitAsync(CancellationToken ct)
    {
        await _process.StandardOutput.ReadToEndAsync(ct);
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
