using System.Diagnostics;
using System.Security.Cryptography;

namespace Tutti.Crdt.Bench;

/// <summary>Applies the recorded updates of a trace one by one and says what it cost, a JSON line for each trace.</summary>
internal static class Traces
{
    private const int Runs = 5;

    public static int Run(string folder)
    {
        foreach (var name in new[] { "paper", "multi" })
        {
            var updates = Read(Path.Combine(folder, name + ".bin"));
            for (var run = 0; run < Runs; run++) Run(name, updates);
        }

        return 0;
    }

    private static void Run(string name, List<byte[]> updates)
    {
        var before = Memory();
        var document = new YDoc();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        foreach (var update in updates) document.ApplyUpdate(update);
        watch.Stop();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var held = Memory() - before;
        var state = document.EncodeStateAsUpdate();
        var vector = document.EncodeStateVector();
        var diff = Time(() => document.EncodeStateAsUpdate(vector), 10_000);
        var encode = Time(() => document.EncodeStateAsUpdate(), 20);
        var open = Time(() => new YDoc().ApplyUpdate(state), 20);
        Console.WriteLine(
            $$"""{"who":"tutti","trace":"{{name}}","us":{{watch.Elapsed.TotalMicroseconds / updates.Count:f3}},"cpu_us":{{cpu.TotalMicroseconds / updates.Count:f3}},"alloc":{{allocated / updates.Count}},"mb":{{held / 1e6:f2}},"bytes":{{state.Length}},"sha":"{{Convert.ToHexString(SHA256.HashData(state))[..16]}}","diff_us":{{diff:f2}},"encode_us":{{encode:f0}},"open_us":{{open:f0}}}""");
        GC.KeepAlive(document);
    }

    private static double Time(Action action, int times)
    {
        action();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++) action();
        return watch.Elapsed.TotalMicroseconds / times;
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    internal static List<byte[]> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var updates = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = BitConverter.ToInt32(bytes, at);
            updates.Add(bytes[(at + 4)..(at + 4 + length)]);
            at += 4 + length;
        }

        return updates;
    }
}
