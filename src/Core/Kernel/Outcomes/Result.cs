// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>Either a value or the refusals that stood against it. Match on <see cref="Ok"/> and <see cref="Refused"/> where you stand.</summary>
/// <remarks>All problems of a request come back together. There are no chains: no map, no bind.</remarks>
public abstract record Result<T>
{
    private Result()
    {
    }

    public static implicit operator Result<T>(T value) => new Ok(value);

    public static implicit operator Result<T>(Refusal refusal) => new Refused([refusal]);

    public static implicit operator Result<T>(Sequence<Refusal> refusals) => new Refused(refusals);

    /// <summary>The value, where a refusal would be a bug.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T ValueOrThrow() => this switch
    {
        Ok ok => ok.Value,
        Refused refused => throw new InvalidOperationException(string.Join(Environment.NewLine, refused.Refusals)),
        _ => throw new InvalidOperationException("Neither value nor refusal."),
    };

    /// <summary>The request was carried out.</summary>
    public sealed record Ok(T Value) : Result<T>;

    /// <summary>The request was refused and changed nothing.</summary>
    public sealed record Refused : Result<T>
    {
        /// <param name="refusals">At least one.</param>
        /// <exception cref="ArgumentException">There are none.</exception>
        public Refused(Sequence<Refusal> refusals) => Refusals = refusals.IsEmpty
            ? throw new ArgumentException("A refusal needs a reason.", nameof(refusals))
            : refusals;

        /// <summary>Why, at least one, in the order found.</summary>
        public Sequence<Refusal> Refusals { get; }
    }
}
