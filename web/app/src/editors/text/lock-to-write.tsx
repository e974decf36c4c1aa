import type { EditorView } from '@codemirror/view'
import { LockKeyhole } from 'lucide-react'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import type { LockTarget } from '../shared/locks/lock-desk'
import { useLockActions } from '../shared/locks/use-lock-actions'
import { selectedPart } from './use-held-text'

type LockToWriteProps = {
  view: EditorView
  text: Y.Text
  pointer: string
  /** The text as a whole. */
  whole: LockTarget
}

/** Where everyone edits only what they hold: says so over the text, and holds the selected lines or all of it. */
export function LockToWrite({ view, text, pointer, whole }: LockToWriteProps) {
  const { take } = useLockActions()
  const part = useSelectedPart({ view, text, pointer })
  return (
    <Banner
      look="plain"
      icon={LockKeyhole}
      actions={
        <>
          {part && (
            <Button size="small" look="primary" onClick={() => void take(part)}>
              Lock {part.name} to edit
            </Button>
          )}
          <Button size="small" onClick={() => void take(whole)}>
            Lock {whole.name}
          </Button>
        </>
      }
    >
      Here everyone edits only what they have locked.
    </Banner>
  )
}

const useSelectedPart = ({ view, text, pointer }: Omit<LockToWriteProps, 'whole'>) => {
  const [part, setPart] = useState<LockTarget>()
  useEffect(() => {
    const read = () => setPart(selectedPart(view, text, pointer, true))
    read()
    const { ownerDocument } = view.dom
    ownerDocument.addEventListener('selectionchange', read)
    return () => ownerDocument.removeEventListener('selectionchange', read)
  }, [view, text, pointer])
  return part
}
