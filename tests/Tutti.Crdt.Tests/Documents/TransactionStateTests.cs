namespace Tutti.Crdt.Tests.Documents;

public sealed class TransactionStateTests
{
    [Fact]
    public void A_transaction_knows_what_was_there_before_and_after()
    {
        using var other = new YDoc(new YDocOptions { ClientId = 2 });
        other.GetText().Insert(0, "xyz");
        using var document = new YDoc(new YDocOptions { ClientId = 1 });
        document.ApplyUpdate(other.EncodeStateAsUpdate());
        document.GetText().Insert(0, "ab");
        Transaction? told = null;
        document.AfterTransaction += transaction =>
        {
            told = transaction;
            Assert.Equal(2, transaction.BeforeState[1]);
            Assert.Equal(3, transaction.BeforeState[2]);
            Assert.Equal(5, transaction.AfterState[1]);
            Assert.Equal(3, transaction.AfterState[2]);
        };
        document.GetText().Insert(1, "cde");
        Assert.NotNull(told);
    }
}
