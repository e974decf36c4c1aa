// What the time of an answer tells about who is known (EN-01, EN-05): the same request for an address that has an account and
// for one that has none, one after the other, against the built server. Prints medians and their gap in milliseconds.
//   node bench/sign-in.mjs [times]      after: dotnet build src/Tutti.Server -c Release -p:SkipWeb=true
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const times = Number(process.argv[2] ?? 200)
const program = fileURLToPath(
  new URL('../artifacts/bin/Tutti.Server/release/Tutti.Server.dll', import.meta.url),
)
const known = 'ann@example.com'
const password = 'correct horse'

const freePort = () =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const median = all => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]

const data = await mkdtemp(join(tmpdir(), 'tutti-sign-in-'))
const address = `http://127.0.0.1:${await freePort()}`
const most = ['TriesPerAccount', 'ResetsPerAccount'].map(name => `--Tutti:Accounts:${name}=10000`)
const server = spawn(
  'dotnet',
  [
    program,
    '--environment=Development',
    `--urls=${address}`,
    `--data=${data}`,
    ...most,
    '--Tutti:Accounts:TriesPerAddress=100000',
    '--Tutti:Actions:PerAddressAndMinute=1000000',
  ],
  { stdio: 'ignore' },
)
const post = (path, body) =>
  fetch(`${address}/api/collaboration/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const timed = async (path, body, status) => {
  const start = performance.now()
  const answer = await post(path, body)
  await answer.arrayBuffer()
  if (answer.status !== status) throw new Error(`${path}: ${answer.status}`)
  return performance.now() - start
}
const compare = async (what, path, bodyOf, status) => {
  const [there, nobody] = [[], []]
  for (let i = -5; i < times; i++) {
    const one = await timed(path, bodyOf(known, i), status)
    const other = await timed(path, bodyOf(`nobody${i + 5}@example.com`, i), status)
    // The first ones warm up.
    if (i >= 0) there.push(one) && nobody.push(other)
  }
  const [a, b] = [median(there), median(nobody)]
  console.log(
    `${what.padEnd(16)} known ${a.toFixed(2)}  unknown ${b.toFixed(2)}  gap ${Math.abs(a - b).toFixed(2)} ms  (${times} each)`,
  )
}
try {
  for (let tries = 0; !(await fetch(`${address}/readyz`).catch(() => undefined))?.ok; tries++) {
    if (tries > 600) throw new Error('The server did not start.')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  await post('auth/register', { email: known, name: 'Ann', password })
  await compare('sign in', 'auth/login', email => ({ email, password: 'wrong password' }), 401)
  await compare('new password', 'auth/password/forgot', email => ({ email }), 204)
  await compare('passkey options', 'auth/passkeys/login-options', email => ({ email }), 201)
} finally {
  server.kill()
  await rm(data, { recursive: true, force: true })
}
