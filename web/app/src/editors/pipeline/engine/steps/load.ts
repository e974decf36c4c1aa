import { Unfinished } from '../words'
import { choice, type StepType, text } from './step-type'

const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const

/** The table of a CSV file; what came from the steps before is left there, for a join. */
export const load: StepType = (_, parameters, context) => {
  const source = text(parameters, 'source')
  if (source === '') throw new Unfinished('Choose a CSV file, or drop one here.')
  const delimiter = choice(parameters, 'delimiter', ['auto', 'comma', 'semicolon', 'tab', 'bar'])
  return context.source(source, {
    ...(delimiter !== 'auto' && { delimiter: delimiters[delimiter] }),
    header: parameters.header !== false,
  })
}
