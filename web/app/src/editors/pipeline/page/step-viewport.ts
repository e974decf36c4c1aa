/** What of the steps one sees: the one at the upper edge, and how much of it is above that, from 0 to 1. */
export type StepViewport = { step: string; part: number }

const cardsIn = (pane: HTMLElement): HTMLElement[] => [...pane.querySelectorAll<HTMLElement>('[data-step]')]

/** What someone else sees, as their presence tells it; undefined when that makes no sense. */
export const readStepViewport = (value: unknown): StepViewport | undefined => {
  if (typeof value !== 'object' || value === null || !('step' in value) || typeof value.step !== 'string')
    return undefined
  const part = 'part' in value && typeof value.part === 'number' ? value.part : 0
  return { step: value.step, part: Math.max(0, Math.min(1, part)) }
}

/** What one sees oneself. */
export const stepViewportOf = (pane: HTMLElement): StepViewport | undefined => {
  const { top } = pane.getBoundingClientRect()
  const card = cardsIn(pane).find(each => each.getBoundingClientRect().bottom > top)
  if (!card?.dataset.step) return undefined
  const box = card.getBoundingClientRect()
  const part = Math.max(0, (top - box.top) / Math.max(1, box.height))
  return { step: card.dataset.step, part: Math.round(part * 1000) / 1000 }
}

/** Shows what someone else sees: the same step at the upper edge, and whatever step they are at somewhere in sight. */
export const lookAtSteps = (
  pane: HTMLElement,
  seen: StepViewport | undefined,
  at: string | undefined,
): void => {
  const cards = cardsIn(pane)
  const top = cards.find(({ dataset }) => dataset.step === seen?.step)
  if (top && seen) {
    const isFirst = top === cards[0] && seen.part === 0
    const box = top.getBoundingClientRect()
    const to = isFirst ? -pane.scrollTop : box.top + seen.part * box.height - pane.getBoundingClientRect().top
    pane.scrollBy({ top: to })
  }
  const card = cards.find(({ dataset }) => dataset.step === at)
  if (!card) return
  const [box, around] = [card.getBoundingClientRect(), pane.getBoundingClientRect()]
  if (box.top >= around.bottom || box.bottom <= around.top) card.scrollIntoView({ block: 'nearest' })
}
