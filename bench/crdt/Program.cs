using Tutti.Crdt.Bench;

return args switch
{
    ["traces", var folder] => Traces.Run(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("traces <folder>");
    return 2;
}
