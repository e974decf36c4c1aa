using System.Diagnostics;
using System.Globalization;
using Tutti.Crdt.Tests.Oracle;
using Tutti.Crdt.Tests.Vectors;

namespace Tutti.Crdt.Tests.Fuzz;

public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int Inputs = 110_000;

    // Tables of the reading side, which small inputs do not scale with: twice the floor of the budget and the results.
    private const long AllocationFloor = 2 << 20;
    private const long AllocationPerByte = 256;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    [Fact]
    public void Damaged_bytes_end_in_a_crdt_exception_and_nothing_else()
    {
        var longer = Environment.GetEnvironmentVariable("TUTTI_FUZZ");
        var count = int.TryParse(longer, CultureInfo.InvariantCulture, out var asked) ? asked : Inputs;
        var random = new Random(YjsOracle.Seed);
        var entries = EntryPoint.All(Samples.Updates);
        var slowest = (Took: TimeSpan.Zero, Entry: entries[0], Input: Array.Empty<byte>());
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            var entry = entries[i % entries.Count];
            var samples = entry.Samples;
            var input = Mutation.Of(samples[random.Next(samples.Count)], samples[random.Next(samples.Count)], random);
            var startedAt = Stopwatch.GetTimestamp();
            var before = GC.GetAllocatedBytesForCurrentThread();
            refused += IsRefused(entry, input) ? 1 : 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(
                allocated < AllocationFloor + (input.Length * AllocationPerByte),
                $"{entry.Name} allocates {allocated} for {Convert.ToHexStringLower(input)}");
            var took = Stopwatch.GetElapsedTime(startedAt);
            if (took > slowest.Took) slowest = (took, entry, input);
        }

        // A pause of the machine hits an input once; one that is slow by itself is slow every time.
        var again = Enumerable.Range(0, 3).Min(_ => Time(slowest.Entry, slowest.Input));
        output.WriteLine($"{count} inputs, {refused} refused, slowest {slowest.Took.TotalMilliseconds} ms in {slowest.Entry.Name}, "
            + $"again {again.TotalMilliseconds} ms, TUTTI_SEED={YjsOracle.Seed}");
        Assert.True(again < Longest, $"{slowest.Entry.Name} takes {again} for {Convert.ToHexStringLower(slowest.Input)}");
    }

    private static TimeSpan Time(EntryPoint entry, byte[] input)
    {
        var startedAt = Stopwatch.GetTimestamp();
        IsRefused(entry, input);
        return Stopwatch.GetElapsedTime(startedAt);
    }

    private static bool IsRefused(EntryPoint entry, byte[] input)
    {
        try
        {
            entry.Take(input);
            return false;
        }
        catch (CrdtException)
        {
            return true;
        }
        catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
        {
            throw new InvalidOperationException(
                $"{entry.Name}, TUTTI_SEED={YjsOracle.Seed}: {Convert.ToHexStringLower(input)}", other);
        }
    }
}
