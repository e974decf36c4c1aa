using System.Diagnostics;
using Tutti.Crdt.Types;

namespace Tutti.Crdt.Bench;

/// <summary>
/// The kinds of the public crdt-benchmarks (github.com/dmonad/crdt-benchmarks): B1 one writer, B2 two writers who meet
/// afterwards, B3 many writers, B4 a recorded paper typed at its positions. Same operations and seed as peer.mjs.
/// </summary>
internal static class Kinds
{
    private const int N = 6_000;
    private const int Many = 20 * 77;
    private const int Runs = 3;

    public static int Run(string folder)
    {
        var edits = Edits.Read(Path.Combine(folder, "paper.edits"));
        for (var run = 0; run < Runs; run++)
        {
            One("B1.1 append characters", Text(Characters(), append: true));
            One("B1.2 insert one string", document => document.GetText("t").Insert(0, new string('x', N)));
            One("B1.3 prepend characters", document => Each(N, _ => document.GetText("t").Insert(0, "x")));
            One("B1.4 characters at random", Text(Characters(), append: false));
            One("B1.5 words at random", Text(Words(), append: false));
            One("B1.6 insert and delete one string", InsertAndDelete);
            One("B1.7 insert and delete at random", InsertAndDeleteAtRandom);
            One("B1.8 append numbers", document => Each(N, i => document.GetArray("a").Add(i)));
            One("B1.9 insert one array", document => document.GetArray("a").Insert(0, [.. Enumerable.Range(0, N).Select(i => (YValue)i)]));
            One("B1.10 prepend numbers", document => Each(N, i => document.GetArray("a").Insert(0, i)));
            One("B1.11 numbers at random", NumbersAtRandom);
            Two("B2.1 both insert a string at 0", (document, _) => document.GetText("t").Insert(0, new string('x', N)));
            Two("B2.2 both insert characters at random", (document, seed) => Text(Characters(), append: false, seed)(document));
            Two("B2.3 both insert words at random", (document, seed) => Text(Words(), append: false, seed)(document));
            Two("B2.4 both insert and delete", InsertAndDelete);
            Crowd("B3.1 many set a number", (document, i) => document.GetMap("m").Set("v", i));
            Crowd("B3.2 many set an object", (document, i) => document.GetMap("m").Set("v", YValue.Object([new("name", i.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("address", "here")])));
            Crowd("B3.3 many set a string", (document, i) => document.GetMap("m").Set("v", new string((char)('a' + (i % 26)), 200)));
            Crowd("B3.4 many insert text into an array", (document, i) => document.GetArray("a").Insert(0, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            One("B4 type a paper of 260,000 edits", document => Type(document.GetText("text"), edits));
        }

        return 0;
    }

    private static void Type(YText text, List<Edit> edits)
    {
        foreach (var edit in edits)
        {
            if (edit.Deleted > 0) text.Delete(edit.Index, edit.Deleted);
            if (edit.Inserted.Length > 0) text.Insert(edit.Index, edit.Inserted);
        }
    }

    private static void Each(int count, Action<int> action)
    {
        for (var i = 0; i < count; i++) action(i);
    }

    private static Func<Rng, string> Characters() => rng => ((char)('a' + rng.Next(26))).ToString();

    private static Func<Rng, string> Words() => rng => new string((char)('a' + rng.Next(26)), 3 + rng.Next(10));

    private static Action<YDoc> Text(Func<Rng, string> next, bool append, uint seed = 1) => document =>
    {
        var rng = new Rng(seed);
        var text = document.GetText("t");
        for (var i = 0; i < N; i++)
        {
            var inserted = next(rng);
            text.Insert(append ? text.Length : rng.Next(text.Length + 1), inserted);
        }
    };

    private static void InsertAndDelete(YDoc document)
    {
        document.GetText("t").Insert(0, new string('x', N));
        document.GetText("t").Delete(0, N);
    }

    private static void InsertAndDelete(YDoc document, uint seed)
    {
        var rng = new Rng(seed);
        var text = document.GetText("t");
        for (var i = 0; i < N; i++)
        {
            if (text.Length == 0 || rng.Next(2) == 0)
            {
                var inserted = Words()(rng);
                text.Insert(rng.Next(text.Length + 1), inserted);
            }
            else
            {
                var at = rng.Next(text.Length);
                text.Delete(at, Math.Min(text.Length - at, 1 + rng.Next(9)));
            }
        }
    }

    private static void InsertAndDeleteAtRandom(YDoc document) => InsertAndDelete(document, 1);

    private static void NumbersAtRandom(YDoc document)
    {
        var rng = new Rng(1);
        var array = document.GetArray("a");
        for (var i = 0; i < N; i++) array.Insert(rng.Next(array.Count + 1), i);
    }

    /// <summary>One writes, the other takes in each update at once.</summary>
    private static void One(string name, Action<YDoc> edit)
    {
        using var writer = new YDoc(new YDocOptions { ClientId = 1 });
        using var reader = new YDoc(new YDocOptions { ClientId = 2 });
        long bytes = 0;
        var updates = 0;
        writer.Updated += update =>
        {
            bytes += update.Bytes.Length;
            updates++;
            reader.ApplyUpdate(update.Bytes.Span);
        };
        var watch = Stopwatch.StartNew();
        edit(writer);
        Report(name, watch.Elapsed, writer, bytes, updates);
    }

    /// <summary>Both write apart from each other, then take in what the other wrote.</summary>
    private static void Two(string name, Action<YDoc, uint> edit)
    {
        using var first = new YDoc(new YDocOptions { ClientId = 1 });
        using var second = new YDoc(new YDocOptions { ClientId = 2 });
        edit(first, 1);
        edit(second, 2);
        var (one, two) = (first.EncodeStateAsUpdate(), second.EncodeStateAsUpdate());
        var watch = Stopwatch.StartNew();
        first.ApplyUpdate(two);
        second.ApplyUpdate(one);
        Report(name, watch.Elapsed, first, one.Length + two.Length, 2);
    }

    /// <summary>Each of many makes one change, another takes them all in.</summary>
    private static void Crowd(string name, Action<YDoc, int> edit)
    {
        var updates = new List<byte[]>();
        for (var i = 0; i < Many; i++)
        {
            using var writer = new YDoc(new YDocOptions { ClientId = (ulong)(i + 1) });
            edit(writer, i);
            updates.Add(writer.EncodeStateAsUpdate());
        }

        using var reader = new YDoc(new YDocOptions { ClientId = 0 });
        var watch = Stopwatch.StartNew();
        foreach (var update in updates) reader.ApplyUpdate(update);
        Report(name, watch.Elapsed, reader, updates.Sum(update => update.Length), updates.Count);
    }

    private static void Report(string name, TimeSpan took, YDoc document, long bytes, int updates)
    {
        var watch = Stopwatch.StartNew();
        var state = document.EncodeStateAsUpdate();
        var encode = watch.Elapsed;
        watch.Restart();
        using (var opened = new YDoc()) opened.ApplyUpdate(state);
        Console.WriteLine(
            $$"""{"who":"tutti","kind":"{{name}}","ms":{{took.TotalMilliseconds:f2}},"update_bytes":{{bytes / Math.Max(1, updates)}},"state_bytes":{{state.Length}},"sha":"{{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(state))[..16]}}","encode_ms":{{encode.TotalMilliseconds:f2}},"open_ms":{{watch.Elapsed.TotalMilliseconds:f2}}}""");
    }
}
