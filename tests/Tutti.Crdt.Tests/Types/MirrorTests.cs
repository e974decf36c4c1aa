using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Types;

/// <summary>Whoever only listens knows what the type holds.</summary>
public sealed class MirrorTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void EventsAreEnoughToFollow(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
        {
            var peers = new Peers(3);
            var mirrors = Enumerable.Range(0, 3).Select(id => new Mirror(peers[id])).ToList();
            for (var step = 0; step < 40; step++)
            {
                var document = peers[random.Next(3)];
                document.Transact(_ =>
                {
                    for (var i = random.Next(4); i >= 0; i--) Change(random, document, step);
                });
                if (random.Next(4) == 0) peers[random.Next(3)].ApplyUpdate(peers[random.Next(3)].EncodeStateAsUpdate());
                Assert.All(mirrors, mirror => mirror.Check());
            }

            peers.Sync();
            Assert.All(mirrors, mirror => mirror.Check());
        }
    }

    private static void Change(Random random, YDoc document, int step)
    {
        var (array, map) = (document.GetArray("a"), document.GetMap("m"));
        switch (random.Next(5))
        {
            case 0: array.Insert(random.Next(array.Count + 1), step, "s", new byte[] { 1 }); return;
            case 1 when array.Count > 2: array.Delete(random.Next(array.Count - 1), 2); return;
            case 2: map.Delete($"k{random.Next(3)}"); return;
            case 3: map[$"k{random.Next(3)}"] = step; return;
            default: array.Add(step); return;
        }
    }

    private sealed class Mirror
    {
        private readonly YDoc _document;
        private readonly List<YValue> _list = [];
        private readonly Dictionary<string, YValue> _map = [];

        public Mirror(YDoc document)
        {
            _document = document;
            document.GetArray("a").Observed += (change, _) => Follow(change.Delta);
            document.GetMap("m").Observed += (change, _) => Follow(change.Keys);
        }

        public void Check()
        {
            Assert.Equal(_document.GetArray("a").ToArray(), _list);
            Assert.Equal(YValue.Object(_document.GetMap("m")), YValue.Object(_map));
        }

        private void Follow(Delta delta)
        {
            var at = 0;
            foreach (var step in delta)
            {
                if (step.Kind == DeltaOpKind.Delete) _list.RemoveRange(at, step.Length);
                if (step.Kind == DeltaOpKind.Insert) _list.InsertRange(at, step.Values!);
                if (step.Kind != DeltaOpKind.Delete) at += step.Length;
            }
        }

        private void Follow(IReadOnlyDictionary<string, YKeyChange> keys)
        {
            foreach (var (key, change) in keys)
            {
                Assert.Equal(_map.GetValueOrDefault(key), change.OldValue);
                Assert.Equal(change.Action == YKeyAction.Add, !_map.Remove(key));
                if (change.Action != YKeyAction.Delete) _map[key] = _document.GetMap("m")[key];
            }
        }
    }
}
