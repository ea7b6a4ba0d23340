// SPDX-License-Identifier: EUPL-1.2
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Filiera.Gate;

/// <summary>The server's sockets, which can stop taking new connections while those taken are answered to their end.</summary>
/// <remarks>
/// The server's own stop closes connections on which nobody has asked yet; a dialler that has just connected would see that as a refusal.
/// Where the listening socket is shared with the process that takes over, what waits in it is taken by that process.
/// </remarks>
internal sealed class DrainableTransport(IOptions<SocketTransportOptions> options, ILoggerFactory logs) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, logs);
    private readonly List<Listener> _listeners = [];
    private int _open;

    /// <summary>Connections not ended yet.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new Listener(this, await _sockets.BindAsync(endpoint, cancellationToken));
        lock (_listeners)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    /// <summary>Takes no more connections.</summary>
    public async Task StopAcceptingAsync()
    {
        Listener[] listeners;
        lock (_listeners)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            await listener.StopAcceptingAsync();
        }
    }

    private sealed class Listener(DrainableTransport transport, IConnectionListener inner) : IConnectionListener
    {
        private readonly TaskCompletionSource _unbound = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _draining;

        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            var connection = await inner.AcceptAsync(cancellationToken);
            if (connection is not null)
            {
                Interlocked.Increment(ref transport._open);
                connection.ConnectionClosed.UnsafeRegister(static state => Interlocked.Decrement(ref ((DrainableTransport)state!)._open), transport);
                return connection;
            }

            if (_draining)
            {
                // For the server this listener is merely quiet: its connections live on until it unbinds by itself.
                await _unbound.Task.WaitAsync(cancellationToken);
            }

            return null;
        }

        public async Task StopAcceptingAsync()
        {
            _draining = true;
            await inner.UnbindAsync(CancellationToken.None);
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _unbound.TrySetResult();
            await inner.UnbindAsync(cancellationToken);
        }

        public ValueTask DisposeAsync()
        {
            _unbound.TrySetResult();
            return inner.DisposeAsync();
        }
    }
}
