// SPDX-License-Identifier: EUPL-1.2
namespace Filiera.Kernel;

/// <summary>An amount in one currency, exact to whatever decimals it carries.</summary>
/// <remarks>
/// Sums of different currencies throw. Rounding is a named act (<see cref="RoundedForDocument"/>), done once, at the edge of a document.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    /// <exception cref="ArgumentException">The currency is <c>default</c>.</exception>
    public Money(decimal amount, Currency currency)
    {
        if (currency.Code is null)
        {
            throw new ArgumentException("Money needs a currency.", nameof(currency));
        }

        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount, in units of the currency (not cents).</summary>
    public decimal Amount { get; }

    /// <summary>The currency; <c>default</c> only in a <c>default</c> money.</summary>
    public Currency Currency { get; }

    /// <summary>An amount in euro.</summary>
    public static Money Euro(decimal amount) => new(amount, Currency.Euro);

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    /// <summary>The money times an exact factor; nothing is rounded.</summary>
    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency);

    /// <inheritdoc cref="op_Multiply(Money, decimal)"/>
    public static Money operator *(decimal factor, Money money) => money * factor;

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Rounded half away from zero to the smallest unit of the currency, as amounts are printed on documents.</summary>
    public Money RoundedForDocument() =>
        new(Math.Round(Amount, Currency.Decimals, MidpointRounding.AwayFromZero), Currency);

    /// <summary>
    /// Splits the money into parts that add up to it exactly, in the smallest unit; earlier parts take what is left over.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part.</exception>
    /// <exception cref="InvalidOperationException">The money is not a whole number of smallest units: round it first.</exception>
    public Sequence<Money> SplitInto(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var unit = 1m;
        for (var i = 0; i < Currency.Decimals; i++)
        {
            unit /= 10m;
        }

        var units = Amount / unit;
        if (units != decimal.Truncate(units))
        {
            throw new InvalidOperationException("Round the money before it is split.");
        }

        var share = decimal.Truncate(units / parts);
        var left = (int)(units - (share * parts));
        var currency = Currency;
        return Sequence.From(Enumerable.Range(0, parts)
            .Select(i => new Money((share + (i < Math.Abs(left) ? Math.Sign(left) : 0)) * unit, currency)));
    }

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        Same(this, other);
        return Amount.CompareTo(other.Amount);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Amount} {Currency}");

    private static Currency Same(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"Cannot combine {left.Currency} with {right.Currency}.");
}
