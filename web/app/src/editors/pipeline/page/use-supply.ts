import { toast } from '../../../ui/toast'
import { sourceOf } from '../files/sources-needed'
import type { Step } from '../model/step'
import { usePipeline } from './pipeline-context'

const looksLikeTable = (file: File): boolean =>
  /\.(csv|tsv|txt)$/i.test(file.name) || /^text\//.test(file.type) || file.type === 'application/vnd.ms-excel'

type Target = { name?: string; step?: Step | undefined }

/**
 * Takes a dropped or chosen file in: for the step it was dropped on, else for the step that asks for a file of this name,
 * else for the only one that waits for a file; where nobody asks for it, a new step does.
 */
export const useSupply = (): ((file: File, target?: Target) => Promise<void>) => {
  const { steps, edits, sources, canEdit } = usePipeline()
  return async (file, { name = '', step } = {}) => {
    if (!looksLikeTable(file)) {
      toast.error(`“${file.name}” is not a CSV file`)
      return
    }
    if (name !== '') return sources.supply(name, file)
    if (step) {
      const source = sourceOf(step)
      if (source === undefined && !canEdit) return
      if (source === undefined) edits.setParameters(step.id, { source: file.name })
      return sources.supply(source ?? file.name, file)
    }
    const loads = steps.filter(({ type }) => type === 'load')
    const wanted = steps.map(sourceOf).filter(source => source !== undefined)
    const waiting = wanted.filter(source => !sources.here.has(source))
    if (wanted.includes(file.name)) return sources.supply(file.name, file)
    const [only] = waiting
    if (waiting.length === 1 && only !== undefined) return sources.supply(only, file)
    if (!canEdit) {
      toast.error(`No step asks for “${file.name}”`)
      return
    }
    const unnamed = loads.find(load => sourceOf(load) === undefined)
    if (unnamed) edits.setParameters(unnamed.id, { source: file.name })
    else edits.add({ type: 'load', parameters: { source: file.name } }, loads.length === 0 ? 0 : steps.length)
    return sources.supply(file.name, file)
  }
}
