using Tutti.Crdt.History;
using Tutti.Crdt.Types;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.History;

/// <summary>What the tests of Yjs ask of snapshots, positions and who did what, and the others here do not.</summary>
public sealed class HistoryScenarioTests
{
    // What PermanentUserData of yjs 13.6.33 wrote for client 1 ("user a": "xhi" without its x) and client 2 ("user b":
    // "hxxi" without both x).
    private const string WhoDidWhat =
        "0208020027010575736572730675736572206201270002000369647300270002000264730008000201017d020401000168810204028402"
        + "0601690300020205010201050207010027010575736572730675736572206101270001000369647300270001000264730008000101017d01"
        + "0101000184010402686903000102050101010401020201050201010401";

    [Fact]
    public void An_update_with_more_deletions_than_the_snapshot_is_not_contained()
    {
        using var local = Replicas.New(1);
        using var remote = Replicas.New(2);
        local.GetText("t").Insert(0, "abcdefghij");
        local.GetText("t").Delete(0, 3);
        remote.ApplyUpdate(local.EncodeStateAsUpdate());
        var snapshot = Snapshot.Of(remote);
        Assert.True(snapshot.Contains(local.EncodeStateAsUpdate()));
        local.GetText("t").Delete(0, 3);
        Assert.False(snapshot.Contains(local.EncodeStateAsUpdate()));
    }

    [Fact]
    public void Where_nothing_was_undone_following_makes_no_difference()
    {
        using var document = new YDoc();
        var text = document.GetText("text");
        text.Insert(0, "abcde");
        var position = RelativePosition.Create(text, 2);
        Assert.Equal(2, position.Resolve(document, followUndone: true)!.Index);
        Assert.Equal(2, position.Resolve(document, followUndone: false)!.Index);
    }

    [Fact]
    public void Who_wrote_and_who_deleted_is_read_from_what_Yjs_keeps_of_users()
    {
        using var document = Replicas.New(3);
        document.ApplyUpdate(Convert.FromHexString(WhoDidWhat));
        Assert.Equal("hihi", document.GetText().ToString());
        var users = document.GetMap("users");
        foreach (var (name, client, from, to) in new[] { ("user a", 1, 4, 5), ("user b", 2, 5, 7) })
        {
            var user = users[name].As<YMap>();
            Assert.Equal(client, Assert.Single(user["ids"].As<YArray>()));
            var deletions = DeleteSet.Decode(Assert.Single(user["ds"].As<YArray>()).AsBytes().Span);
            var range = Assert.Single(deletions.Ranges());
            Assert.Equal(((ulong)client, from, to), (range.Client, range.Start, range.End));
        }

        // The next one writes under their name too.
        users["user a"].As<YMap>()["ids"].As<YArray>().Add(3);
        var text = document.GetText();
        document.AfterTransaction += Note;
        text.Delete(0, 1);
        document.AfterTransaction -= Note;
        Assert.Equal("[1,3]", users["user a"].As<YMap>()["ids"].ToJson());
        Assert.Equal(2, users["user a"].As<YMap>()["ds"].As<YArray>().Count);

        void Note(Transaction transaction)
        {
            if (transaction.DeleteSet.RangeCount > 0) users["user a"].As<YMap>()["ds"].As<YArray>().Add(transaction.DeleteSet.Encode());
        }
    }
}
