// Writes docs/coverage.md: every id of the mission, where it stands, and which tests name it. With --check it only says
// whether the page is as it would be written. Tests name ids with [Covers("R1")] in C# and «[R1] …» titles in TypeScript.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs', 'coverage.md')

const mission = {
  'Connection and rooms': {
    R1: ['one WebSocket per open document; rooms open and close by themselves', 'done'],
    R2: ['authentication before anything else is read', 'done'],
    R3: ['reconnects by itself, loses nothing, shows its state', 'done'],
    R4: ['heartbeats, the dead are dropped', 'done'],
    R5: ['participants: id, name, avatar, colour, role, joined and left', 'done'],
    R6: ['broadcast, send to one, connection statistics', 'done'],
    R7: ['server-sent events and POST behind bad proxies', 'done'],
    R8: ['compression, coalesced presence', 'done'],
    R9: ['limits per person and connection', 'sockets and actions; chat with chat'],
    R10: ['fast with 100 people', 'measured: performance.md'],
  },
  Presence: {
    P1: ['active, idle, away; stale ones go', 'done'],
    P2: ['activity and typing', 'done for documents; comments and chat with theirs'],
    P3: ['cursors, named and coloured', 'done'],
    P4: ['selections', 'done'],
    P5: ['viewport', 'done'],
    P6: ['follow me', 'done'],
    P7: ['presence over HTTP', 'done'],
    P8: ['join and leave shown', 'done'],
  },
  Documents: {
    D1: ['Yjs-compatible; y-websocket unchanged', 'done'],
    D2: ['four kinds with their editors', 'artifact; the others are stored'],
    D3: ['updates, state vectors, full sync, state over HTTP', 'done'],
    D4: ['edits without Yjs', 'done'],
    D5: ['durable before acknowledged; snapshots; survives a kill', 'done'],
    D6: ['offline', 'done'],
    D7: ['undo and redo per person', 'done'],
    D8: ['session context', 'done'],
  },
  'Sessions, locks and modes': { L1: ['live sessions', 'done'], L2: ['modes', 'done'], L3: ['locks', 'done'], L4: ['lock indicators', 'done'] },
  Talk: {
    T1: ['comment threads', 'later'], T2: ['add, edit, resolve', 'later'], T3: ['mentions', 'later'],
    T4: ['reactions', 'later'], T5: ['chat', 'later'], T6: ['Markdown', 'later'],
  },
  'Knowing what happened': {
    K1: ['activity feed', 'done'], K2: ['audit log', 'done'],
    K3: ['notifications', 'later'], K4: ['channels', 'later'], K5: ['inbox', 'later'], K6: ['analytics', 'later'], K7: ['operations', 'health and readiness'],
  },
  'Teams and access': {
    W1: ['workspaces, folders, documents, settings', 'done'],
    W2: ['roles and the matrix, also on open sockets', 'done: permissions.md'],
    W3: ['invitations by e-mail and link', 'done'],
    W4: ['share links and guests', 'done'],
    W5: ['members, roles, leaving, hand-over', 'done'],
    W6: ['accounts with password and passkey, any issuer', 'done'],
  },
  History: { H1: ['versions', 'later; updates are kept'], H2: ['branches', 'later'], H3: ['conflicts', 'later'], H4: ['replay', 'later; updates are kept'], H5: ['change tracking', 'later; authors are kept'] },
  Workflows: { F1: ['runs', 'later'], F2: ['mobile API', 'later'] },
}

const files = (folder, ending) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && ending.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const named = new Map()
const note = (id, file) => named.set(id, (named.get(id) ?? new Set()).add(file))
for (const file of [...files('tests', /\.cs$/), ...files('web', /\.(test|spec)\.tsx?$/)]) {
  const text = readFileSync(join(root, file), 'utf8')
  if (file.endsWith('.cs')) {
    for (const [, ids] of text.matchAll(/Covers\(([^)]*)\)/g)) for (const [, id] of ids.matchAll(/"([A-Z]+-?\d+)"/g)) note(id, file)
    for (const [, group, number] of text.matchAll(/\b(AU|TK|AZ|SE|PR|CR|WS|RL|EN|CU)_(\d\d)(?=_)/g)) note(`${group}-${number}`, file)
  } else {
    for (const [, ids] of text.matchAll(/['"`]\[([A-Z]+-?\d+(?:[ ,]+[A-Z]+-?\d+)*)\]/g)) for (const id of ids.split(/[ ,]+/)) note(id, file)
  }
}

const link = file => `[${file.split('/').at(-1).replace(/\.(cs|tsx?)$/, '')}](../${file})`
const tests = id => [...(named.get(id) ?? [])].sort().map(link).join(', ') || '–'
const missionIds = Object.values(mission).flatMap(Object.keys)
const lines = ['# What is covered', '', 'Written by `node eng/coverage.mjs` from the tests; `./test` fails when it is stale.', '']
for (const [part, ids] of Object.entries(mission)) {
  lines.push(`## ${part}`, '', '| id | the product … | stands | tests |', '|---|---|---|---|')
  for (const [id, [what, state]] of Object.entries(ids)) lines.push(`| ${id} | ${what} | ${state} | ${tests(id)} |`)
  lines.push('')
}
lines.push('## Attacks and faults', '', '| id | tests |', '|---|---|')
for (const id of [...named.keys()].filter(id => /-/.test(id)).sort()) lines.push(`| ${id} | ${tests(id)} |`)
lines.push('')

const uncovered = Object.values(mission).flatMap(Object.entries).filter(([id, [, state]]) => state === 'done' && !named.has(id))
for (const [id] of uncovered) console.error(`${id} is called done, and no test names it`)
const unknown = [...named.keys()].filter(id => !/-/.test(id) && !missionIds.includes(id) && !/^(UI|A11Y)/.test(id))
for (const id of unknown) console.error(`${id} is named by a test and is no id of the mission: ${[...named.get(id)].join(', ')}`)
const text = lines.join('\n')
if (process.argv.includes('--check')) {
  const isFresh = readFileSync(page, 'utf8') === text
  if (!isFresh) console.error('docs/coverage.md is stale: run node eng/coverage.mjs')
  process.exit(isFresh && uncovered.length === 0 ? 0 : 1)
}
writeFileSync(page, text)
