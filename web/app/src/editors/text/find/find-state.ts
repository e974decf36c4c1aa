import { StateEffect, StateField } from '@codemirror/state'

/** Opens or closes the line for replacing. */
export const showReplace = StateEffect.define<boolean>()

/** Whether the panel shows it. */
export const replaceShown = StateField.define<boolean>({
  create: () => false,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) if (effect.is(showReplace)) return effect.value
    return shown
  },
})
