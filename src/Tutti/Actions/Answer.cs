using Microsoft.AspNetCore.Http;

namespace Tutti.Actions;

/// <summary>How a run ended, for a door to put on its wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The view as JSON; empty when there is nothing to show.</param>
/// <param name="View">The view itself; null for a repeated answer.</param>
/// <param name="Refusal">Why not, when it was refused.</param>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body, object? View, Refusal? Refusal)
{
    public static Answer Refused(Refusal refusal) => new(refusal.Status, default, null, refusal);
}

/// <summary>A view that says something beside its JSON when it goes out by HTTP: a cookie, an ETag.</summary>
internal interface IHttpView
{
    void Apply(HttpContext http);
}

/// <summary>A view that is asked for again and again: its ETag is that of its JSON, and whoever has it gets 304.</summary>
internal interface ITaggedView;

/// <summary>A view without a body: 204.</summary>
internal interface IEmptyView;

/// <summary>A view that writes the whole answer itself: bytes that are streamed, or only a part of them.</summary>
internal interface IServedView
{
    Task ServeAsync(HttpContext http);
}

/// <summary>A view that is not JSON of ours but bytes of a type of its own.</summary>
internal interface IRawView
{
    string ContentType { get; }

    ReadOnlyMemory<byte> Bytes { get; }
}
