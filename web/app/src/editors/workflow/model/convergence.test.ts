import fc from 'fast-check'
import { expect, it } from 'vitest'
import { renewed } from './clip'
import { emptyGraph, isAttached } from './graph'
import { GraphStore } from './graph-store'
import { connect, insert, place, remove, rename, setEdgeLabel, setProperty } from './operations'
import { readWorkflow } from './read'
import { looseEdges, sweep } from './sweep'
import { add, exchange, type Peer, peer, send, stepAt } from './testing'

const names = ['a', 'b', 'c', 'd', 'e']
const name = fc.constantFrom(...names)
const who = fc.nat({ max: 2 })

type Act = (one: Peer, all: readonly Peer[]) => void

const acts: fc.Arbitrary<Act> = fc.oneof(
  name.map(
    (id): Act =>
      one =>
        add(one, id),
  ),
  fc.tuple(name, fc.integer(), fc.integer()).map(
    ([id, x, y]): Act =>
      one =>
        place(one, new Map([[id, { x, y }]])),
  ),
  fc.tuple(name, fc.string()).map(
    ([id, label]): Act =>
      one =>
        rename(one, id, label),
  ),
  fc.tuple(name, name, fc.jsonValue()).map(
    ([id, key, value]): Act =>
      one =>
        setProperty(one, id, key, value),
  ),
  fc.tuple(name, name).map(
    ([source, target]): Act =>
      one =>
        void connect(one, { source, target }),
  ),
  fc.tuple(name, name).map(
    ([a, b]): Act =>
      one =>
        setEdgeLabel(one, `${a}-${b}`, 'then'),
  ),
  fc.uniqueArray(name, { maxLength: 2 }).map(
    (ids): Act =>
      one =>
        remove(one, { nodes: new Set(ids), edges: new Set() }),
  ),
  fc.tuple(name, name).map(
    ([a, b]): Act =>
      one =>
        remove(one, { nodes: new Set(), edges: new Set([`${a}-${b}`]) }),
  ),
  fc.constant<Act>(one =>
    insert(
      one,
      renewed(readWorkflow(one.doc).nodes.size < 20 ? readWorkflow(one.doc) : emptyGraph, { x: 8, y: 8 }),
    ),
  ),
  fc.constant<Act>(one => void one.undo.undo()),
  fc.constant<Act>(one => void one.undo.redo()),
  fc.constant<Act>(one => sweep(one.doc, looseEdges(one.doc))),
  who.map(
    (to): Act =>
      (one, all) => {
        const other = all[to]
        if (other && other !== one) send(one, other)
      },
  ),
)

it('[D1 D2] whatever three people do at once, all see the same, without an edge that lacks an end', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(who, acts), { maxLength: 60 }), script => {
      const peers = [peer(1), peer(2), peer(3)] as const
      const stores = peers.map(({ doc }) => new GraphStore(doc))
      for (const [at, act] of script) {
        const one = peers[at]
        if (!one) continue
        one.undo.begin()
        act(one, peers)
        for (const { graph } of stores)
          for (const edge of graph.edges.values()) expect(isAttached(edge, graph.nodes)).toBe(true)
      }
      exchange(...peers)
      const [first, ...rest] = peers.map(({ doc }) => readWorkflow(doc))
      for (const other of rest) expect(other).toEqual(first)
      // what was read piece by piece is what one reads as a whole
      for (const { graph } of stores)
        expect(new Map([...graph.nodes].sort())).toEqual(new Map([...(first?.nodes ?? [])].sort()))
      for (const { graph } of stores)
        expect(new Map([...graph.edges].sort())).toEqual(new Map([...(first?.edges ?? [])].sort()))
      for (const store of stores) store.destroy()
    }),
    { numRuns: 100 },
  )
}, 60_000)

it('[D7] however much I do and undo, what others made is as they left it', () => {
  const theirs = ['p', 'q', 'r']
  fc.assert(
    fc.property(fc.array(fc.tuple(acts, fc.boolean()), { maxLength: 30 }), script => {
      const [ada, bob] = [peer(1), peer(2)]
      let written = 0
      for (const [act, syncs] of script) {
        ada.undo.begin()
        act(ada, [ada])
        // on steps of their own, which nobody but they touch
        const id = theirs[written % theirs.length] ?? 'p'
        if (!bob.doc.getMap('nodes').has(id))
          insert(bob, { nodes: new Map([[id, stepAt(id)]]), edges: new Map() })
        rename(bob, id, `version ${written}`)
        connect(bob, { source: 'p', target: id })
        written += 1
        if (syncs) exchange(ada, bob)
      }
      exchange(ada, bob)
      const mine = (doc: Peer['doc']) => {
        const { nodes, edges } = readWorkflow(doc)
        return [theirs.map(id => nodes.get(id)), [...edges.keys()].filter(id => id.startsWith('p-')).sort()]
      }
      const before = mine(bob.doc)
      while (ada.undo.canUndo()) ada.undo.undo()
      exchange(ada, bob)
      expect(mine(ada.doc)).toEqual(before)
      expect(mine(bob.doc)).toEqual(before)
    }),
    { numRuns: 100 },
  )
}, 60_000)
