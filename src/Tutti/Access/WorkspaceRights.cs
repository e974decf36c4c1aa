namespace Tutti.Access;

/// <summary>What someone is in a workspace, and what is switched on there.</summary>
internal sealed record WorkspaceRights(Role Role, Feature Features);
