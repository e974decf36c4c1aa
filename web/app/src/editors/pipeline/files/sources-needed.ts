import type { Step } from '../model/step'

/** The name of the file a step asks for. */
export const sourceOf = ({ type, parameters }: Pick<Step, 'type' | 'parameters'>): string | undefined => {
  const named: unknown = type === 'load' ? parameters.source : type === 'join' ? parameters.with : undefined
  if (typeof named !== 'string' || named === '' || named.startsWith('step:')) return undefined
  return named.replace(/^source:/, '')
}

/** Every file the steps ask for, each once. */
export const sourcesNeeded = (steps: readonly Step[]): string[] => [
  ...new Set(
    steps.flatMap(step => {
      const name = sourceOf(step)
      return name === undefined ? [] : [name]
    }),
  ),
]
