namespace Tutti.Crdt.Types;

internal static class FormattingCleanup
{
    public static void Run(Transaction transaction) => throw new NotSupportedException($"{transaction.Origin}");
}
