import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { AuditCheck, AuditEntry, AuditFilter } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { type Pages, usePages } from './use-pages'

/** Which rows of the record. */
export type AuditWhich = Omit<AuditFilter, 'limit' | 'after'>

/** The record of a workspace, newest first. */
export const useAudit = (workspaceId: string, which: AuditWhich): Pages<AuditEntry> => {
  const tutti = useTutti()
  return usePages(['audit', workspaceId, which], after =>
    tutti.audit.ofWorkspace(workspaceId, { ...which, ...(after && { after }) }),
  )
}

/** Checks the chain of hashes from the first row to the last. */
export const useVerifyAudit = (workspaceId: string): UseMutationResult<AuditCheck, Error, void> => {
  const tutti = useTutti()
  return useMutation({ mutationFn: () => tutti.audit.verify(workspaceId) })
}
