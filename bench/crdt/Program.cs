using Tutti.Crdt.Bench;

return args switch
{
    ["traces", var folder] => Traces.Run(folder),
    ["kinds", var folder] => Kinds.Run(folder),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("traces <folder> | kinds <folder>");
    return 2;
}
