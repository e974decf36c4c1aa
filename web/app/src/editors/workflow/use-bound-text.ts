import { type RefObject, useLayoutEffect, useRef } from 'react'
import { mendText } from './mend-text'

type Field = HTMLInputElement | HTMLTextAreaElement

type BoundText<Element extends Field> = {
  ref: RefObject<Element | null>
  defaultValue: string
  'data-bound': ''
  onChange: (event: { target: Element }) => void
  onCompositionStart: () => void
  onCompositionEnd: () => void
}

/**
 * A text field that is one property of the document. The field keeps its own text, so the caret is never lost; what
 * others write comes into it as it arrives, but not into the middle of a composed character.
 * @param same Whether what stands in the field means the value, though it is spelt otherwise.
 */
export const useBoundText = <Element extends Field>(
  value: string,
  onText: (text: string) => void,
  same: (text: string) => boolean = text => text === value,
): BoundText<Element> => {
  const ref = useRef<Element>(null)
  const composing = useRef(false)
  useLayoutEffect(() => {
    const field = ref.current
    if (field && !composing.current && !same(field.value)) mendText(field, value)
  })
  return {
    ref,
    defaultValue: value,
    'data-bound': '',
    onChange: ({ target }) => onText(target.value),
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      if (ref.current) onText(ref.current.value)
    },
  }
}
