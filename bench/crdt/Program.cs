using Tutti.Crdt.Bench;

return args switch
{
    ["traces", var folder] => Traces.Run(folder),
    ["kinds", var folder] => Kinds.Run(folder),
    ["benchmarks", var folder, .. var options] => Benchmarks.Run(folder, options),
    ["probe"] => Probe(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("traces <folder> | kinds <folder> | benchmarks <folder> [options of BenchmarkDotNet]");
    return 2;
}

static int Probe()
{
    for (var run = 0; run < 3; run++)
    {
        using var document = new Tutti.Crdt.YDoc();
        var text = document.GetText("t");
        var rng = new Rng(1);
        for (var i = 0; i < 100_000; i++)
        {
            if (i % 20_000 == 0) Console.WriteLine($"{i} {System.Diagnostics.Stopwatch.GetTimestamp() / 1000} us {GC.GetAllocatedBytesForCurrentThread()}");
            text.Insert(rng.Next(text.Length + 1), "x");
        }
    }

    return 0;
}
