using Microsoft.Extensions.DependencyInjection;
using Tutti.Access;
using Tutti.Actions;

namespace Tutti.Features.Audit;

/// <summary>Audit: the table of contents.</summary>
internal static class AuditModule
{
    public static void Add(IServiceCollection services, ActionRegistry actions)
    {
        services.AddSingleton<AuditExports>();
        services.AddSingleton<AuditVerifier>();
        actions.Add<ListWorkspaceAudit, Page<AuditView>, ListWorkspaceAuditHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/audit", Permission.Administer);
        actions.Add<ListDocumentAudit, Page<AuditView>, ListDocumentAuditHandler>(
            ActionKind.Read, "GET documents/{document_id}/audit", Permission.Administer);
        actions.Add(new ActionDefinition<ExportAuditCsv, AuditFile, ExportAuditCsvHandler>(
            ActionKind.Write, "GET workspaces/{workspace_id}/audit.csv", Permission.Administer)
        {
            AlsoAnswers = "text/csv",
        });
        actions.Add(new ActionDefinition<ExportAuditJsonLines, AuditFile, ExportAuditJsonLinesHandler>(
            ActionKind.Write, "GET workspaces/{workspace_id}/audit.jsonl", Permission.Administer)
        {
            AlsoAnswers = "application/jsonl",
        });
        actions.Add<VerifyAudit, VerifiedView, VerifyAuditHandler>(
            ActionKind.Read, "GET workspaces/{workspace_id}/audit/verify", Permission.Administer);
    }
}
