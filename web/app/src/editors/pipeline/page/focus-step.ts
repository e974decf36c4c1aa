const cardOf = (id: string): HTMLElement | undefined => {
  const card = document.querySelector(`[data-step="${CSS.escape(id)}"]`)
  return card instanceof HTMLElement ? card : undefined
}

/** Brings a step into view. */
export const showStep = (id: string): void =>
  cardOf(id)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })

/** Brings a step into view and puts the focus into its form. */
export const focusStep = (id: string): void => {
  showStep(id)
  cardOf(id)?.querySelector<HTMLElement>('[data-form] :is(input, select, textarea, button)')?.focus()
}
