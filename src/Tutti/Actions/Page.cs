namespace Tutti.Actions;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The cursor for <c>after</c>; null on the last page.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>The page size that every list takes.</summary>
internal static class PageSize
{
    public const int Usual = 50, Most = 200;

    public static Refusal? Check(int? limit) => limit is null or (>= 1 and <= Most)
        ? null
        : new Refusal(RefusalCode.InvalidMessage, $"The limit is 1 to {Most}.");

    /// <summary>Makes a page of rows that were read with one row more than fits.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> rows, int? limit, Func<T, string> cursor)
    {
        var size = limit ?? Usual;
        return rows.Count <= size ? new Page<T>(rows, null) : new Page<T>([.. rows.Take(size)], cursor(rows[size - 1]));
    }
}
