import type { Presence } from '@tutti/client'
import { readableOn } from '../../ui/contrast'
import { isRecord } from './model/read'

export type CanvasPerson = { clientId: number; name: string; color: string; ink: string }
export type CanvasCursor = CanvasPerson & { x: number; y: number; movedAt: number }

const nobody: readonly CanvasPerson[] = []
// a page that selects everything need not be drawn in every step
const mostSelected = 200

const textOr = (value: unknown, other: string): string => (typeof value === 'string' && value ? value : other)

const colorOr = (value: unknown): string =>
  typeof value === 'string' && /^#[0-9a-f]{3,8}$/i.test(value) ? value : '#6b7280'

const coordinate = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const cursorOf = (value: unknown): { x: number; y: number } | undefined =>
  isRecord(value) && coordinate(value.x) && coordinate(value.y) ? { x: value.x, y: value.y } : undefined

/**
 * The others on the canvas. A cursor moves thirty times a second: it must not draw the steps again, so cursors and
 * selections are told apart, and each step asks only for who has selected it.
 */
export class CanvasPeople {
  private cursorList: readonly CanvasCursor[] = []
  private selected = new Map<string, readonly CanvasPerson[]>()
  private readonly presence: Presence
  private readonly onCursors = new Set<() => void>()
  private readonly onSelections = new Set<() => void>()

  constructor(presence: Presence) {
    this.presence = presence
    this.read()
  }

  readonly listen = (): (() => void) => {
    this.read()
    this.presence.on('change', this.read)
    return () => this.presence.off('change', this.read)
  }

  readonly subscribeCursors = (listener: () => void): (() => void) => {
    this.onCursors.add(listener)
    return () => this.onCursors.delete(listener)
  }

  readonly subscribeSelections = (listener: () => void): (() => void) => {
    this.onSelections.add(listener)
    return () => this.onSelections.delete(listener)
  }

  readonly cursors = (): readonly CanvasCursor[] => this.cursorList

  /** Who else has selected it; the same array until that changes. */
  readonly selectorsOf = (id: string): readonly CanvasPerson[] => this.selected.get(id) ?? nobody

  private readonly read = (): void => {
    const cursors: CanvasCursor[] = []
    const selected = new Map<string, CanvasPerson[]>()
    for (const [clientId, state] of this.presence.getStates()) {
      if (clientId === this.presence.clientID) continue
      const color = colorOr(state.user?.color)
      const person = { clientId, name: textOr(state.user?.name, 'Someone'), color, ink: readableOn(color) }
      const cursor = cursorOf(state.cursor)
      if (cursor) cursors.push({ ...person, ...cursor, movedAt: this.movement(clientId, cursor) })
      const ids: unknown[] = Array.isArray(state.selected) ? state.selected.slice(0, mostSelected) : []
      for (const id of new Set(ids))
        if (typeof id === 'string') selected.set(id, [...(selected.get(id) ?? []), person])
    }
    this.setCursors(cursors)
    this.setSelected(selected)
  }

  private movement(clientId: number, { x, y }: { x: number; y: number }): number {
    const known = this.cursorList.find(cursor => cursor.clientId === clientId)
    return known && known.x === x && known.y === y ? known.movedAt : Date.now()
  }

  private setCursors(cursors: CanvasCursor[]): void {
    if (JSON.stringify(cursors) === JSON.stringify(this.cursorList)) return
    this.cursorList = cursors
    for (const listener of this.onCursors) listener()
  }

  private setSelected(selected: ReadonlyMap<string, readonly CanvasPerson[]>): void {
    const [before, next] = [this.selected, new Map<string, readonly CanvasPerson[]>()]
    let changed = before.size !== selected.size
    for (const [id, people] of selected) {
      const known = before.get(id)
      const same = known !== undefined && JSON.stringify(known) === JSON.stringify(people)
      next.set(id, same ? known : people)
      changed ||= !same
    }
    if (!changed) return
    this.selected = next
    for (const listener of this.onSelections) listener()
  }
}
