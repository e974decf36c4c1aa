// Medians of the JSON lines both sides print, and the ratio of yjs to ours.
import { readFileSync } from 'node:fs'

const lines = readFileSync(process.argv[2], 'utf8').trim().split('\n').map(line => JSON.parse(line))
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

function table (key, columns) {
  const names = [...new Set(lines.filter(line => line[key]).map(line => line[key]))]
  if (names.length === 0) return
  console.log(`| ${key} | ${columns.map(column => `${column} tutti | yjs | ratio`).join(' | ')} | same bytes |`)
  console.log(`|---|${'---:|'.repeat(columns.length * 3)}---|`)
  for (const name of names) {
    const of = (who, column) => median(lines.filter(line => line.who === who && line[key] === name).map(line => line[column]))
    const cells = columns.map(column => {
      const [ours, theirs] = [of('tutti', column), of('yjs', column)]
      return `${ours} | ${theirs} | ${ours > 0 ? (theirs / ours).toFixed(1) : '-'}`
    })
    const states = who => new Set(lines.filter(line => line.who === who && line[key] === name).map(line => line.sha ?? line.state_bytes))
    const same = [...states('tutti')].join() === [...states('yjs')].join()
    console.log(`| ${name} | ${cells.join(' | ')} | ${same ? 'yes' : 'NO'} |`)
  }
  console.log()
}

table('trace', ['cpu_us', 'mb', 'open_us', 'encode_us', 'diff_us'])
table('kind', ['ms', 'encode_ms', 'open_ms'])
