import { mayAdminister } from '../../data/rights'
import { useTitle } from '../../shell/use-title'
import { AuditLog } from './audit-log'
import { NotForYou } from './not-for-you'
import { useWorkspace } from './workspace-context'

/** The record of everything that was done in the workspace. */
export function WorkspaceAudit() {
  const workspace = useWorkspace()
  useTitle(`Audit log · ${workspace.name}`)
  if (!mayAdminister(workspace.role)) return <NotForYou what="Audit log" who="admins" />
  return <AuditLog workspace={workspace} />
}
