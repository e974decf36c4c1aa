using Tutti.Crdt.Bench;

return args switch
{
    ["traces", var folder] => Traces.Run(folder),
    ["kinds", var folder] => Kinds.Run(folder),
    ["benchmarks", var folder, .. var options] => Benchmarks.Run(folder, options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("traces <folder> | kinds <folder> | benchmarks <folder> [options of BenchmarkDotNet]");
    return 2;
}
