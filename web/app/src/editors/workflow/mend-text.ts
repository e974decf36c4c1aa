type Field = HTMLInputElement | HTMLTextAreaElement

/** Where a caret goes when the text around it is replaced: it stays with the characters it stood between. */
export const movedCaret = (before: string, after: string, caret: number): number => {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  if (caret <= start) return caret
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  if (caret >= before.length - end) return caret + after.length - before.length
  return Math.min(caret, after.length - end)
}

/** Puts what somebody else wrote into a field that may have the caret in it. */
export const mendText = (field: Field, text: string): void => {
  const { value: before, selectionStart, selectionEnd } = field
  if (before === text) return
  field.value = text
  if (document.activeElement !== field || selectionStart === null || selectionEnd === null) return
  field.setSelectionRange(movedCaret(before, text, selectionStart), movedCaret(before, text, selectionEnd))
}
