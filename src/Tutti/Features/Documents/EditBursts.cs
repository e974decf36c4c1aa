using System.Collections.Concurrent;
using System.Threading.Channels;
using Tutti.Rooms;

namespace Tutti.Features.Documents;

/// <summary>Counts edits: what one person does to one document until they pause. <see cref="EditEvents"/> makes events of it.</summary>
internal sealed class EditBursts(TimeProvider clock) : IRoomEdits
{
    private readonly ConcurrentDictionary<(DocumentId Document, PersonId Person), EditBurst> _bursts = new();
    private readonly Channel<EditBurst> _begun = Channel.CreateUnbounded<EditBurst>(new() { SingleReader = true });

    /// <summary>Bursts as they begin: one per person, document and pause.</summary>
    public ChannelReader<EditBurst> Begun => _begun.Reader;

    public ICollection<EditBurst> All => _bursts.Values;

    public void Edited(RoomKey room, IEditor editor)
    {
        var now = clock.GetUtcNow();
        while (true)
        {
            var burst = _bursts.GetOrAdd(
                (room.Document, editor.Person.Id), static (key, state) => new EditBurst(key.Document, state.editor.Actor, state.now), (editor, now));
            if (burst.Count(now) is not { } isFirst) continue;
            if (isFirst) _begun.Writer.TryWrite(burst);
            return;
        }
    }

    /// <summary>Ends a burst: the next edit begins another.</summary>
    public void Close(EditBurst burst)
    {
        burst.Close();
        _bursts.TryRemove(new((burst.Document, burst.By.Person.Id), burst));
    }

    /// <summary>The store did not take it: the count goes on, or into the burst that has begun meanwhile.</summary>
    public void Reopen(EditBurst burst)
    {
        burst.Reopen();
        while (!_bursts.TryAdd((burst.Document, burst.By.Person.Id), burst))
        {
            if (_bursts.TryGetValue((burst.Document, burst.By.Person.Id), out var newer) && newer.Add(burst.Edits)) return;
        }
    }
}
