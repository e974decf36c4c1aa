using Tutti.Crdt.Encoding;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>Documents of versions of Yjs that wrote values as JSON, written by hand.</summary>
public sealed class CompatibilityTests
{
    private const byte Json = 2;
    private const byte HasOrigin = 0x80;
    private const byte HasKey = 0x20;

    [Fact]
    public void Values_that_were_written_as_JSON_are_read_as_Yjs_reads_them() => IsTheSame(Old());

    [Fact]
    public void Values_that_were_written_as_JSON_are_cut_and_deleted_as_in_Yjs() => IsTheSame(Old(), Deletions(7, 1, 3));

    [Fact]
    public void Values_of_old_and_new_lie_side_by_side()
    {
        var old = Old();
        using var node = new NodeClients();
        for (var seed = 0; seed < 40; seed++)
        {
            var step = new ClientStep("old")
            {
                Deliver = [new Pack([old], V2: false)],
                Edits = new EditPlan(seed, 8, seed % 2 == 0 ? 2 : 1, HasPairs: false),
            };
            var (ours, theirs) = ScenarioTests.Play(node, step);
            Twins.AreSame(ours, theirs);
        }
    }

    private static void IsTheSame(params byte[][] updates)
    {
        using var node = new NodeClients();
        var step = new ClientStep("old") { Deliver = [.. updates.Select(update => new Pack([update], V2: false))] };
        var (ours, theirs) = ScenarioTests.Play(node, step);
        Twins.AreSame(ours, theirs);
        Assert.StartsWith("text", ours.Content, StringComparison.Ordinal);
    }

    // An array of six values in two items, and a map with a value that was set twice.
    private static byte[] Old()
    {
        var output = new Lib0Writer();
        output.WriteVarUint(1);
        output.WriteVarUint(4);
        output.WriteClient(7);
        output.WriteVarUint(0);
        output.WriteByte(Json);
        output.WriteVarUint(1);
        output.WriteVarString("array");
        WriteValues(output, "1", "\"two\"", "{\"three\":[3,null]}", "undefined", "null");
        output.WriteByte(Json | HasOrigin);
        WriteId(output, 7, 4);
        WriteValues(output, "1500");
        output.WriteByte(Json | HasKey);
        output.WriteVarUint(1);
        output.WriteVarString("map");
        output.WriteVarString("a");
        WriteValues(output, "{\"first\":true}");
        output.WriteByte(Json | HasOrigin);
        WriteId(output, 7, 6);
        WriteValues(output, "\"second\"");
        output.WriteVarUint(0);
        return output.ToArray();
    }

    private static byte[] Deletions(ulong client, int clock, int length)
    {
        var output = new Lib0Writer();
        output.WriteVarUint(0);
        output.WriteVarUint(1);
        output.WriteClient(client);
        output.WriteVarUint(1);
        output.WriteVarUint(clock);
        output.WriteVarUint(length);
        return output.ToArray();
    }

    private static void WriteValues(Lib0Writer output, params string[] values)
    {
        output.WriteVarUint(values.Length);
        foreach (var value in values) output.WriteVarString(value);
    }

    private static void WriteId(Lib0Writer output, ulong client, int clock)
    {
        output.WriteClient(client);
        output.WriteVarUint(clock);
    }
}
