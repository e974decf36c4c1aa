namespace Tutti.Rooms.Rules;

/// <summary>
/// A feature that has a say in who edits what. Whatever changes its answer raises the document's number with the transaction
/// (<see cref="RuleVersions.RaiseWith"/>), and the room asks again. What ends by the clock says until when it holds.
/// </summary>
internal interface IEditRules
{
    /// <summary>Adds what holds for a document now. It reads the store.</summary>
    ValueTask AddToAsync(EditRulesBuilder rules, DocumentId document, CancellationToken cancellationToken);
}

/// <summary>Asks all features.</summary>
internal sealed class EditRulesReader(IEnumerable<IEditRules> features, RuleVersions versions)
{
    private readonly IEditRules[] _features = [.. features];

    /// <summary>The number of a document now; rules that were read under another one do not hold any more.</summary>
    public long Current(DocumentId document) => versions.Current(document);

    /// <summary>What holds for a document now.</summary>
    public async ValueTask<EditRules> ReadAsync(DocumentId document, CancellationToken cancellationToken)
    {
        // The number first: when something changes meanwhile, it is found raised.
        var number = versions.Current(document);
        var rules = new EditRulesBuilder();
        foreach (var feature in _features) await feature.AddToAsync(rules, document, cancellationToken);
        return rules.Build(number);
    }
}
