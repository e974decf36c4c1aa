using Tutti.Access;

namespace Tutti.Rooms.Rules;

/// <summary>
/// Who may edit what in one document at this moment, besides what roles allow: how people work together, whose turn it is, what
/// is held. It is read from what features keep (<see cref="IEditRules"/>) and never changes; a change makes a new one under
/// a higher <see cref="Number"/>.
/// </summary>
internal sealed record EditRules
{
    /// <summary>A document on which nothing is agreed.</summary>
    public static EditRules None { get; } = new();

    /// <summary>The document's rule number when this was read; see <see cref="RuleVersions"/>.</summary>
    public long Number { get; init; } = -1;

    /// <summary>How people work together.</summary>
    public EditMode Mode { get; init; }

    /// <summary>Whose turn it is in <see cref="EditMode.Sequential"/>, if anybody's.</summary>
    public Person? Turn { get; init; }

    /// <summary>Who leads: may do what an administrator may in a live session, as long as they may edit.</summary>
    public PersonId? Host { get; init; }

    /// <summary>What is held, by whom, and until when.</summary>
    public IReadOnlyList<HeldPlace> Held { get; init; } = [];

    /// <summary>Who was put out, and may not be here.</summary>
    public IReadOnlySet<PersonId> Removed { get; init; } = new HashSet<PersonId>();

    /// <summary>How many people may be here; null for as many as like.</summary>
    public int? MaxPeople { get; init; }

    /// <summary>Who has a place, whether they are here or not.</summary>
    public IReadOnlySet<PersonId> Seats { get; init; } = new HashSet<PersonId>();

    /// <summary>What <c>connected</c> shows of it: names, each with a JSON value.</summary>
    public IReadOnlyList<(string Name, ReadOnlyMemory<byte> Json)> Shown { get; init; } = [];

    /// <summary>Whether what someone edits has to be looked at place by place.</summary>
    public bool DependOnPlace(PersonId person, DateTimeOffset now)
    {
        if (Mode == EditMode.Locked) return true;
        foreach (var held in Held)
        {
            if (held.Holder != person && held.Until > now) return true;
        }
        return false;
    }

    /// <summary>Whether somebody who was not here may come in.</summary>
    /// <param name="person">Who comes.</param>
    /// <param name="here">Who is here.</param>
    public bool HasRoomFor(PersonId person, IReadOnlyCollection<PersonId> here)
    {
        if (MaxPeople is not { } most || Seats.Contains(person)) return true;
        var taken = Seats.Count;
        foreach (var one in here)
        {
            if (one == person) return true;
            if (!Seats.Contains(one)) taken++;
        }
        return taken < most;
    }
}
