import type { Document, NewShare } from '@tutti/client'
import { LinkIcon } from 'lucide-react'
import { useState } from 'react'
import { useShares } from '../../data/use-shares'
import { LinkForm } from './link-form'
import { LinkRow } from './link-row'
import { ListOutline, ListTrouble } from './list-outline'
import { NewLink } from './new-link'

type LinksTabProps = {
  document: Document
  /** What one may do here, which bounds what a link can give. */
  permissions: readonly string[]
  /** Whether the workspace has switched links off. */
  off: boolean
  /** Whether people without an account can come by a link. */
  isPublic: boolean
}

/** Links that lead to this one document and nowhere else. */
export function LinksTab({ document, permissions, off, isPublic }: LinksTabProps) {
  const [made, setMade] = useState<NewShare>()
  const { data: links, isPending, isError, refetch } = useShares(document.id)
  if (off)
    return (
      <p className="flex gap-3 rounded-lg bg-sunken p-4 text-ui text-muted">
        <LinkIcon size={16} aria-hidden className="mt-0.5 shrink-0" />
        Share links are switched off in this workspace. Links made before do not work until they are switched
        on again.
      </p>
    )
  return (
    <div className="flex flex-col gap-4">
      {made ? (
        <NewLink link={made} onDone={() => setMade(undefined)} />
      ) : (
        <LinkForm documentId={document.id} permissions={permissions} isPublic={isPublic} onMade={setMade} />
      )}
      <section aria-label="Links so far">
        <h3 className="mb-1 text-note font-medium text-muted">Links so far</h3>
        {isPending ? (
          <ListOutline label="Loading links" />
        ) : isError ? (
          <ListTrouble text="The links could not be loaded." onRetry={() => void refetch()} />
        ) : links.length === 0 ? (
          <p className="py-2 text-ui text-muted">
            None yet. Whoever has a link can open this document, and nothing else.
          </p>
        ) : (
          <ul aria-label="Links" className="-mx-2 max-h-64 overflow-auto">
            {links.map(link => (
              <LinkRow key={link.id} link={link} documentId={document.id} isNew={link.id === made?.id} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
