import { type CsvOptions, decode, type ReadCsv, readCsv } from './csv'
import { NeedsSource, StepError } from './words'

/** The files on this device, read when a step asks for them and kept as tables. */
export type Sources = {
  set: (name: string, bytes: Uint8Array | undefined) => void
  /** A number that is another one whenever the file is. */
  version: (name: string) => number
  read: (name: string, options: CsvOptions) => ReadCsv
}

type Source = { version: number; bytes: Uint8Array; tables: Map<string, ReadCsv | StepError> }

export const createSources = (): Sources => {
  const sources = new Map<string, Source>()
  let versions = 0

  const readAnew = (bytes: Uint8Array, options: CsvOptions): ReadCsv | StepError => {
    try {
      return readCsv(decode(bytes), options)
    } catch (error) {
      if (error instanceof StepError) return error
      throw error
    }
  }
  return {
    set: (name, bytes) => {
      versions += 1
      if (bytes) sources.set(name, { version: versions, bytes, tables: new Map() })
      else sources.delete(name)
    },
    version: name => sources.get(name)?.version ?? 0,
    read: (name, options) => {
      const source = sources.get(name)
      if (!source) throw new NeedsSource(name)
      const way = JSON.stringify([options.delimiter ?? '', options.header])
      const read = source.tables.get(way) ?? readAnew(source.bytes, options)
      source.tables.set(way, read)
      if (read instanceof StepError) throw read
      return read
    },
  }
}
