import type { NewShare } from '@tutti/client'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'

/** The one moment in which the whole link is known. */
export function NewLink({ link, onDone }: { link: NewShare; onDone: () => void }) {
  return (
    <section aria-label="Your new link" className="flex flex-col gap-2 rounded-lg bg-sunken p-3">
      {/* our own address, not the server's: behind a proxy only the browser knows it */}
      <CopyField label="Link" value={`${location.origin}/s/${link.token}`} />
      <div className="flex items-center justify-between gap-3">
        <p className="text-note text-muted">Copy it now: the whole link is shown only this once.</p>
        <Button size="small" onClick={onDone}>
          Make another
        </Button>
      </div>
    </section>
  )
}
