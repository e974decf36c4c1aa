import type { Workspace } from '@tutti/client'
import { useTutti } from '@tutti/react'
import { Download, FileSearch, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useAudit, useVerifyAudit } from '../../data/use-audit'
import { useDelayedValue } from '../../data/use-delayed-value'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { LoadMore } from '../../ui/load-more'
import { Menu, MenuLink } from '../../ui/menu'
import { PageTitle, PlaceBody } from '../../ui/place'
import { ListFailure, ListSkeleton } from '../documents/list-states'
import { AuditFilters } from './audit-filters'
import { AuditTable } from './audit-table'
import { AuditVerdict } from './audit-verdict'
import { noFilters, whichOf } from './audit-which'

/** Filters, the table, the export of what the filters let through, and the check of the chain. */
export function AuditLog({ workspace }: { workspace: Workspace }) {
  const tutti = useTutti()
  const [fields, setFields] = useState(noFilters)
  const which = whichOf({ ...fields, address: useDelayedValue(fields.address, 300) })
  const list = useAudit(workspace.id, which)
  const check = useVerifyAudit(workspace.id)
  const filtered = Object.keys(which).length > 0
  return (
    <PlaceBody>
      <PageTitle
        text="Everything that was done here, in a chain nobody can change unnoticed."
        actions={
          <div className="flex gap-2">
            <Button disabled={check.isPending} onClick={() => check.mutate()}>
              <ShieldCheck size={16} aria-hidden /> {check.isPending ? 'Verifying…' : 'Verify'}
            </Button>
            <Menu
              label="Export"
              trigger={
                <Button>
                  <Download size={16} aria-hidden /> Export
                </Button>
              }
            >
              <MenuLink href={tutti.audit.exportAddress(workspace.id, 'csv', which)} download>
                As CSV{filtered && ', filtered'}
              </MenuLink>
              <MenuLink href={tutti.audit.exportAddress(workspace.id, 'jsonl', which)} download>
                As JSON lines{filtered && ', filtered'}
              </MenuLink>
            </Menu>
          </div>
        }
      >
        Audit log
      </PageTitle>
      <AuditVerdict check={check} />
      <AuditFilters workspaceId={workspace.id} fields={fields} onChange={setFields} />
      {list.failure ? (
        <ListFailure what="The audit log" failure={list.failure} retry={list.retry} />
      ) : list.pending ? (
        <ListSkeleton label="Loading the audit log" />
      ) : list.items.length === 0 && !list.more ? (
        <Empty
          icon={FileSearch}
          title="No entry matches these filters"
          text="Choose a longer time or fewer filters."
        >
          {filtered && <Button onClick={() => setFields(noFilters)}>Clear filters</Button>}
        </Empty>
      ) : (
        <div className={list.stale ? 'opacity-60' : undefined}>
          <AuditTable entries={list.items} />
          <LoadMore more={list.more} busy={list.loadingMore} onMore={list.loadMore} />
        </div>
      )}
    </PlaceBody>
  )
}
