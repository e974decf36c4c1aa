using Tutti.Crdt.Tests.Vectors;
using Tutti.Crdt.Updates;

namespace Tutti.Crdt.Tests.Updates;

public sealed class RecordedUpdateTests
{
    [Fact]
    public void Recorded_updates_convert_both_ways_to_the_recorded_bytes()
    {
        foreach (var (v1, v2, _) in Samples.All)
        {
            Assert.Equal(v2, Update.Convert(v1, UpdateFormat.V1, UpdateFormat.V2));
            var again = Update.Convert(v2, UpdateFormat.V2, UpdateFormat.V1);
            Assert.Equal(v2, Update.Convert(again, UpdateFormat.V1, UpdateFormat.V2));
        }
    }

    [Fact]
    public void Recorded_updates_have_the_recorded_state_vector()
    {
        foreach (var (v1, _, vector) in Samples.All)
        {
            Assert.Equal(vector, Update.EncodeStateVector(v1));
            Assert.Equal(vector, StateVector.Decode(vector).Encode());
        }
    }

    [Fact]
    public void An_update_holds_nothing_new_against_its_own_state_vector()
    {
        foreach (var (v1, _, vector) in Samples.All)
            Assert.Equal(0, Update.Diff(v1, vector)[0]);
    }

    [Fact]
    public void Compacting_twice_changes_nothing_more()
    {
        foreach (var (v1, _, _) in Samples.All)
        {
            var once = Update.Compact([v1]);
            Assert.Equal(once, Update.Compact([once]));
        }
    }

    [Fact]
    public void Typing_letter_by_letter_compacts_to_one_item()
    {
        var letters = new List<ReadOnlyMemory<byte>> { new SeedWriter(1).Text("t", "a").ToUpdate() };
        for (byte clock = 1; clock < 100; clock++)
            letters.Add(new byte[] { 1, 1, 1, clock, 0x84, 1, (byte)(clock - 1), 1, (byte)'a', 0 });
        Assert.Equal(new SeedWriter(1).Text("t", new string('a', 100)).ToUpdate(), Update.Compact(letters));
    }
}
