namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>What a client of a campaign does in one round; the same for clients here and in node.</summary>
internal sealed record ClientStep(string Key)
{
    public ClientSetup? Open { get; init; }

    public Restart? Restart { get; init; }

    public IReadOnlyList<Pack> Deliver { get; init; } = [];

    /// <summary>Edits worth a test of their own, by name.</summary>
    public string? Scenario { get; init; }

    public EditPlan? Edits { get; init; }

    /// <summary>State vectors of others: what they lack is asked for.</summary>
    public List<byte[]> Diffs { get; init; } = [];

    /// <summary>Whether the state is wanted.</summary>
    public bool Full { get; init; }

    /// <summary>Whether the content is wanted, as it is and with pieces of text joined that look alike.</summary>
    public bool Show { get; init; }

    public bool Close { get; init; }
}

/// <summary>A client: version 13 and 14 are node's, version 0 is ours.</summary>
internal sealed record ClientSetup(int Version, ulong Client, bool Gc, bool IsObserved);

/// <summary>A new document that takes in what was saved.</summary>
internal sealed record Restart(ulong Client, IReadOnlyList<byte[]> States);

/// <summary>Updates that are taken in as one.</summary>
internal sealed record Pack(IReadOnlyList<byte[]> Updates, bool V2);

/// <summary>Random edits. Without pairs no text holds surrogates.</summary>
internal sealed record EditPlan(int Seed, int Transactions, int Focus, bool HasPairs);

/// <summary>An update in both formats.</summary>
internal sealed record Message(byte[] V1, byte[] V2);

/// <summary>What a step came to.</summary>
internal sealed record Outcome(
    IReadOnlyList<Message> Sent,
    byte[] Vector,
    string Hash,
    IReadOnlyList<byte[]> Diffs,
    bool IsPending,
    bool HasWaited,
    IReadOnlyList<string> Events,
    byte[]? State,
    byte[]? StateV2,
    string? Content,
    string? Packed,
    bool IsSpoiled = false);
