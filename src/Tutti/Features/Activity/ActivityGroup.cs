using System.Text.Json;
using Tutti.Access;
using Tutti.Actions.Events;
using Tutti.Store;

namespace Tutti.Features.Activity;

/// <summary>Like events of one person on one document, with nothing else of the document between them.</summary>
internal sealed class ActivityGroup
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly EventEntry _newest;
    private readonly JsonElement _data;
    private string _firstAt;
    private long _count;

    public ActivityGroup(EventEntry newest)
    {
        _newest = newest;
        _data = Read(newest.Data);
        _firstAt = newest.At;
        _count = WeightOf(_data);
    }

    /// <summary>Takes an older event in, when it belongs here.</summary>
    /// <returns>Whether it did.</returns>
    public bool Take(EventEntry older)
    {
        var isLike = older.Type == _newest.Type && older.PersonId == _newest.PersonId && older.DocumentId == _newest.DocumentId;
        if (!isLike || Timestamps.Read(_newest.At) - Timestamps.Read(older.At) > Longest) return false;
        _firstAt = older.At;
        _count += WeightOf(Read(older.Data));
        return true;
    }

    public ActivityView ToView() => new(
        _newest.Id,
        _newest.Type,
        EventCategories.Read(_newest.Category) ?? EventCategory.System,
        _count,
        _firstAt,
        _newest.At,
        PersonView.Of(_newest.Person),
        _newest.DocumentId is { } document ? new ActivityDocument(document, _newest.DocumentTitle ?? "") : null,
        _data);

    // One event may stand for many edits.
    private static long WeightOf(JsonElement data) =>
        data.TryGetProperty("edits"u8, out var edits) && edits.TryGetInt64(out var number) ? number : 1;

    private static JsonElement Read(string data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.Clone();
    }
}
