namespace Tutti.Tests.Support;

/// <summary>Names the ids of the mission, or of the attacks and faults, that a test shows; the coverage page is checked against it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CoversAttribute(params string[] ids) : Attribute
{
    public IReadOnlyList<string> Ids { get; } = ids;
}
