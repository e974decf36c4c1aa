namespace Tutti.Access;

/// <summary>Features as the wire and the store spell them.</summary>
internal static class FeatureNames
{
    public static readonly IReadOnlyList<(string Name, Feature Feature)> All =
    [
        ("comments", Feature.Comments),
        ("chat", Feature.Chat),
        ("guests", Feature.Guests),
        ("sharing", Feature.Sharing),
        ("public_links", Feature.PublicLinks),
        ("invitations", Feature.Invitations),
    ];

    public static string Of(Feature feature) => All.First(entry => entry.Feature == feature).Name;

    /// <summary>What is switched off, as the store keeps it: names with a space between.</summary>
    public static string Write(Feature off) =>
        string.Join(' ', All.Where(entry => off.HasFlag(entry.Feature)).Select(entry => entry.Name));

    /// <summary>What is switched off; a name that is not known any more is nothing.</summary>
    public static Feature Read(string off)
    {
        var read = Feature.None;
        foreach (var (name, feature) in All)
        {
            if (off.Split(' ').Contains(name, StringComparer.Ordinal)) read |= feature;
        }
        return read;
    }
}
