using Tutti.Access;

namespace Tutti.Actions.Events;

/// <summary>An event as it is kept: what, where, by whom, when, from which session and address. Never changed.</summary>
/// <param name="Id">Its id; see <see cref="EventIds"/>.</param>
/// <param name="Number">The document's running number, from 1 without gaps; null when it belongs to no document.</param>
/// <param name="Type">Its type on the wire.</param>
/// <param name="Person">Who did it.</param>
/// <param name="At">When, as text.</param>
/// <param name="Data">Its data as a JSON object.</param>
/// <param name="Happened">The event itself.</param>
internal sealed record EventRow(
    Guid Id, long? Number, string Type, Person Person, string At, ReadOnlyMemory<byte> Data, IEvent Happened);
