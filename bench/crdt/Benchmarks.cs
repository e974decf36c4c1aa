using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tutti.Crdt.Inspection;

namespace Tutti.Crdt.Bench;

/// <summary>One operation each, measured by BenchmarkDotNet with what it allocates.</summary>
[MemoryDiagnoser]
public class Benchmarks
{
    private static string _folder = "";

    private List<byte[]> _updates = [];
    private byte[] _state = [];
    private byte[] _vector = [];
    private YDoc _document = new();
    private YDoc _typing = new();
    private YDoc _before = new();

    /// <summary>The trace.</summary>
    [Params("paper", "multi")]
    public string Trace { get; set; } = "";

    /// <summary>Runs all, or those the options pick.</summary>
    public static int Run(string folder, string[] options)
    {
        _folder = folder;
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromTypes([typeof(Benchmarks)]).Run(options, DefaultConfig.Instance.AddJob(job));
        return 0;
    }

    /// <summary>Reads the trace once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _updates = Traces.Read(Path.Combine(_folder, Trace + ".bin"));
        _document = new YDoc();
        foreach (var update in _updates) _document.ApplyUpdate(update);
        _state = _document.EncodeStateAsUpdate();
        _vector = _document.EncodeStateVector();
        _typing = new YDoc();
        _typing.ApplyUpdate(_state);
        _before = new YDoc();
        foreach (var update in _updates.Take(_updates.Count / 2)) _before.ApplyUpdate(update);
    }

    /// <summary>The whole trace, update by update.</summary>
    [Benchmark]
    public YDoc ApplyTrace()
    {
        var document = new YDoc();
        foreach (var update in _updates) document.ApplyUpdate(update);
        return document;
    }

    /// <summary>From its encoded state to a document that can be edited.</summary>
    [Benchmark]
    public YDoc Open()
    {
        var document = new YDoc();
        document.ApplyUpdate(_state);
        return document;
    }

    /// <summary>The whole state.</summary>
    [Benchmark]
    public byte[] Encode() => _document.EncodeStateAsUpdate();

    /// <summary>What a client lacks that has everything.</summary>
    [Benchmark]
    public byte[] EmptyDiff() => _document.EncodeStateAsUpdate(_vector);

    /// <summary>The text as a string.</summary>
    [Benchmark]
    public string ReadText() => _document.GetText("text").ToString();

    /// <summary>What the next update would change: what a room asks while somebody holds a place.</summary>
    [Benchmark]
    public int Inspect() => UpdateInspector.Inspect(_before, _updates[_updates.Count / 2]).Count;

    /// <summary>One character in the middle, and away again.</summary>
    [Benchmark]
    public void TypeInTheMiddle()
    {
        var text = _typing.GetText("text");
        text.Insert(text.Length / 2, "x");
        text.Delete(text.Length / 2, 1);
    }
}
