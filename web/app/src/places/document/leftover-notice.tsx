import type { Leftover } from '@tutti/client'
import { Check, Copy, Download, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import * as Y from 'yjs'
import { quietly } from '../../data/quietly'
import type { Kind } from '../../editors/kind'
import { saveFile } from '../../editors/shared/save-file'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { useCopy } from '../../ui/use-copy'

type LeftoverProps = { leftover: Leftover; kind: Kind | undefined; title: string; onDiscard: () => void }

const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short', hour12: false })

/** The document as it was with what could not be stored, as a file. */
const download = async ({ state }: Leftover, kind: Kind, title: string): Promise<void> => {
  const { toFile } = await kind.parts()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  saveFile(toFile(doc, `${title} (not stored)`))
}

/** What was written and could not be stored: it stays here, also over a reload, until it is taken or thrown away. */
export function LeftoverNotice({ leftover, kind, title, onDiscard }: LeftoverProps) {
  const { copied, copy } = useCopy()
  const [asking, setAsking] = useState(false)
  const { text, message, at } = leftover
  const actions = (
    <>
      {kind && (
        <Button size="small" onClick={() => quietly(download(leftover, kind, title))}>
          <Download size={14} aria-hidden />
          Download file
        </Button>
      )}
      {text && (
        <Button size="small" onClick={() => copy(text)}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {copied ? 'Copied' : 'Copy text'}
        </Button>
      )}
      <Button size="small" onClick={() => setAsking(true)}>
        <Trash2 size={14} aria-hidden />
        Discard
      </Button>
    </>
  )
  return (
    <Banner look="danger" icon={TriangleAlert} actions={actions}>
      <strong className="font-semibold">Your last change was not accepted.</strong> {message} What you wrote
      until {when.format(at)} is kept on this device.
      {text && (
        <pre className="mt-1 max-h-24 overflow-auto font-mono text-note whitespace-pre-wrap">{text}</pre>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Discard what you wrote?"
        text="It is on this device only, and cannot be brought back."
        action="Discard"
        onConfirm={onDiscard}
      />
    </Banner>
  )
}
