using System.ComponentModel.DataAnnotations;

namespace Tutti.Features.Shares;

/// <summary>Limits of share links; section <c>Tutti:Shares</c>.</summary>
public sealed class SharesOptions
{
    /// <summary>Links of one document that hold at a time; 1,000.</summary>
    [Range(1, 100_000)]
    public int LinksPerDocument { get; set; } = 1_000;

    /// <summary>Links of one document that hold at a time and that one person made who came by a link; 20.</summary>
    [Range(1, 10_000)]
    public int LinksPerGuest { get; set; } = 20;

    /// <summary>New guests by links from one network address in an hour; 500.</summary>
    [Range(1, 1_000_000)]
    public int GuestsPerAddressAndHour { get; set; } = 500;
}
