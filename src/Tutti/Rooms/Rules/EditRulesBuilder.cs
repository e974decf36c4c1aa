using Tutti.Access;

namespace Tutti.Rooms.Rules;

/// <summary>What the features say of one document, put together to its <see cref="EditRules"/>.</summary>
internal sealed class EditRulesBuilder
{
    private readonly List<HeldPlace> _held = [];
    private readonly HashSet<PersonId> _removed = [], _seats = [];
    private readonly List<(string Name, ReadOnlyMemory<byte> Json)> _shown = [];

    public EditMode Mode { get; set; }

    public Person? Turn { get; set; }

    public PersonId? Host { get; set; }

    public int? MaxPeople { get; set; }

    public void Hold(HeldPlace place) => _held.Add(place);

    /// <summary>Somebody may not be here.</summary>
    public void Remove(PersonId person) => _removed.Add(person);

    /// <summary>Somebody has a place, whether they are here or not.</summary>
    public void Seat(PersonId person) => _seats.Add(person);

    /// <summary>What <c>connected</c> shows under a name, as JSON.</summary>
    public void Show(string name, ReadOnlyMemory<byte> json) => _shown.Add((name, json));

    public EditRules Build(long number) => new()
    {
        Number = number,
        Mode = Mode,
        Turn = Turn,
        Host = Host,
        MaxPeople = MaxPeople,
        Held = _held,
        Removed = _removed,
        Seats = _seats,
        Shown = _shown,
    };
}
