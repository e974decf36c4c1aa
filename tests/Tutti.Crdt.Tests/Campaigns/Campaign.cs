namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>
/// One seed: three clients here and three in node edit, lose, double and reorder messages, and start again from what they
/// saved. Each client here has a twin in Yjs 13 that is told the same, and must answer the same, byte for byte.
/// </summary>
internal sealed class Campaign
{
    public const int Rounds = 10;
    private const int Clients = 6;
    private const int OurClients = 3;

    private readonly Chance _chance;
    private readonly ClientSetup[] _setups;
    private readonly List<Message>[] _mail = [.. Enumerable.Range(0, Clients).Select(_ => new List<Message>())];
    private readonly List<byte[]>[] _answers = [.. Enumerable.Range(0, Clients).Select(_ => new List<byte[]>())];
    private readonly List<(int From, int To)> _questions = [];
    private readonly Outcome?[] _last = new Outcome?[Clients];
    private readonly bool[] _saves = new bool[Clients];
    private readonly bool[] _hasTwin = new bool[Clients];
    private readonly bool[] _isGone = new bool[Clients];
    private readonly List<Message>[] _written = [.. Enumerable.Range(0, Clients).Select(_ => new List<Message>())];
    private readonly int _focus;
    private readonly bool _isOrderly;

    public Campaign(int seed, bool withNewest)
    {
        Seed = seed;
        _chance = new Chance(seed);
        WithNewest = withNewest;
        _focus = _chance.Below(8);
        HasPairs = _chance.OneIn(8);
        _isOrderly = _chance.OneIn(3);
        var gc = _chance.Below(5);
        HasOneLayout = gc < 4;
        _setups = [.. Enumerable.Range(0, Clients).Select(i => Setup(i, gc))];
        for (var i = 0; i < OurClients; i++) _hasTwin[i] = true;
    }

    public int Seed { get; }

    public bool WithNewest { get; }

    public bool HasPairs { get; }

    /// <summary>Whether all clients collect, or none does.</summary>
    public bool HasOneLayout { get; }

    public int LostTwins { get; private set; }

    /// <summary>Clients that broke by a fault of their own, and take part no longer.</summary>
    public int Gone => _isGone.Count(isGone => isGone);

    /// <summary>What those that take part did last.</summary>
    public IEnumerable<Outcome> Last => Enumerable.Range(0, Clients).Where(client => !_isGone[client]).Select(client => _last[client]!);

    /// <summary>The steps of a round: first of our clients, then of node's, then of the twins.</summary>
    public List<ClientStep> Plan(int round, bool isLast = false)
    {
        _questions.Clear();
        var steps = new List<ClientStep>();
        for (var i = 0; i < Clients; i++) steps.Add(round < Rounds ? PlanEdits(i, round) : PlanExchange(i, isLast));
        if (round < Rounds) Ask(steps);
        for (var i = 0; i < OurClients; i++)
        {
            if (!_hasTwin[i]) continue;
            steps.Add(steps[i] with
            {
                Key = $"{steps[i].Key}-twin",
                Open = steps[i].Open is { } open ? open with { Version = 13 } : null,
            });
        }

        return steps;
    }

    public ClientSetup SetupOf(int client) => _setups[client];

    /// <summary>Takes in what a round came to. Returns what is wrong with it.</summary>
    public string? Settle(List<ClientStep> steps, IReadOnlyList<Outcome> outcomes)
    {
        for (var i = 0; i < Clients; i++)
        {
            if (outcomes[i].IsSpoiled)
            {
                Leave(i);
                continue;
            }

            _last[i] = outcomes[i];
            foreach (var message in outcomes[i].Sent) Post(i, message);
        }

        var answered = new int[Clients];
        foreach (var (from, to) in _questions.Where(question => !_isGone[question.From]))
            _answers[to].Add(outcomes[from].Diffs[answered[from]++]);
        for (var i = Clients; i < steps.Count; i++)
        {
            var client = steps.FindIndex(step => string.Equals($"{step.Key}-twin", steps[i].Key, StringComparison.Ordinal));
            // Where some collect and others do not, it matters from which of two updates a struct that waited is taken.
            var isLost = !HasOneLayout && outcomes[client].HasWaited;
            if (!isLost && Twins.Compare(outcomes[client], outcomes[i], HasPairs, out isLost) is { } difference)
                return $"client {client} and its twin: {difference}";
            if (!isLost) continue;
            _hasTwin[client] = false;
            LostTwins++;
        }

        return null;
    }

    /// <summary>Whether nobody has anything to tell the others.</summary>
    public bool IsQuiet() => Last.All(outcome => outcome.Sent.Count == 0 && outcome.Vector.AsSpan().SequenceEqual(_last[0]!.Vector));

    private ClientSetup Setup(int client, int gc)
    {
        var version = client < OurClients ? 0 : !WithNewest ? 13 : client == OurClients && _chance.OneIn(2) ? 13 : 14;
        var collects = gc < 3 || (gc == 4 && _chance.OneIn(2));
        return new ClientSetup(version, NewId(), collects, _chance.OneIn(3));
    }

    // Mostly of 32 bits; some of 53.
    private ulong NewId() =>
        _chance.OneIn(5) ? (1UL << 53) - 1 - (ulong)_chance.Below(1 << 20) : 1 + (ulong)_chance.Below(1 << 30);

    private ClientStep PlanEdits(int client, int round) => new($"{Seed}:{client}")
    {
        Open = round == 0 ? _setups[client] : null,
        Restart = _saves[client] ? PlanRestart(client) : null,
        Deliver = PlanDelivery(client),
        Edits = _chance.Below(3) > 0
            ? new EditPlan(_chance.Below(1 << 30), 1 + _chance.Below(3), _focus, HasPairs)
            : null,
        Full = round == Rounds - 1 || (_saves[client] = round > 1 && _chance.OneIn(12)),
    };

    // It finds what it saved itself, and perhaps what another one did.
    private Restart PlanRestart(int client)
    {
        var states = new List<byte[]> { _last[client]!.State! };
        var other = _last[_chance.Below(Clients)]!.State;
        if (other is not null) states.Add(other);
        return new Restart(NewId(), states);
    }

    private List<Pack> PlanDelivery(int client)
    {
        var arrived = new List<Message>();
        var later = new List<Message>();
        foreach (var message in _mail[client])
        {
            var fate = _isOrderly ? 3 + _chance.Below(9) : _chance.Below(12);
            if (fate == 0) continue;
            if (fate < 3) later.Add(message);
            else arrived.Add(message);
            if (fate == 3) arrived.Add(message);
        }

        _mail[client].Clear();
        _mail[client].AddRange(later);
        if (!_isOrderly && _chance.OneIn(3)) _chance.Shuffle(arrived);
        var v2 = _chance.OneIn(2);
        var updates = arrived.ConvertAll(message => v2 ? message.V2 : message.V1);
        var packs = updates.Count > 1 && _chance.OneIn(4)
            ? [new Pack(updates, v2)]
            : updates.ConvertAll(update => new Pack([update], v2));
        packs.AddRange(TakeAnswers(client));
        return packs;
    }

    private Pack[] TakeAnswers(int client)
    {
        var packs = _answers[client].Select(answer => new Pack([answer], V2: false)).ToArray();
        _answers[client].Clear();
        return packs;
    }

    private void Ask(List<ClientStep> steps)
    {
        for (var to = 0; to < Clients; to++)
        {
            if (_last[to] is null || !_chance.OneIn(3)) continue;
            var from = _chance.Below(Clients);
            if (from == to) continue;
            steps[from].Diffs.Add(_last[to]!.Vector);
            _questions.Add((from, to));
        }
    }

    // What it wrote can no longer be asked of it, so everybody gets all of it.
    private void Leave(int client)
    {
        if (_isGone[client]) return;
        _isGone[client] = true;
        foreach (var answers in _answers) answers.AddRange(_written[client].Select(message => message.V1));
    }

    private void Post(int from, Message message)
    {
        _written[from].Add(message);
        for (var to = 0; to < Clients; to++)
        {
            if (to != from) _mail[to].Add(message);
        }
    }

    // Everybody gets everything of everybody.
    private ClientStep PlanExchange(int client, bool isLast)
    {
        var v2 = _chance.OneIn(2);
        var others = Enumerable.Range(0, Clients).Where(other => other != client && !_isGone[other]).Select(other => _last[other]!);
        return new ClientStep($"{Seed}:{client}")
        {
            Deliver = isLast ? [] : [.. others.Select(other => new Pack([(v2 ? other.StateV2 : other.State)!], v2)), .. TakeAnswers(client)],
            Full = true,
            Show = isLast,
            Close = isLast,
        };
    }
}
