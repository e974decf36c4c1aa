import type { Room } from '@tutti/client'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Sheet } from '../../ui/sheet'
import { toast } from '../../ui/toast'
import { useLockable } from '../shared/locks/lock-desk'
import { useRights } from '../shared/locks/place-rights'
import { useGuardedUndo } from '../shared/locks/use-guarded-undo'
import { useLockActions } from '../shared/locks/use-lock-actions'
import { Canvas } from './canvas'
import { CanvasPeopleProvider } from './canvas-context'
import type { CanvasNode } from './canvas-nodes'
import { Inspector } from './inspector'
import { whyNot } from './model/connection'
import type { Connection, Point } from './model/graph'
import { NothingYet } from './nothing-yet'
import { Palette } from './palette'
import { RemoteCursors } from './remote-cursors'
import { SelectionBar } from './selection-bar'
import type { Session } from './session'
import { type StepType, stepTypeOf } from './step-types'
import { useActions } from './use-actions'
import { useCanvas } from './use-canvas'
import { useClipboard } from './use-clipboard'
import { useGoTo } from './use-go-to'
import { useGraph } from './use-graph'
import { useCanvasPeopleOf, useTellActivity, useTellSelection } from './use-presence'
import { useReveal } from './use-reveal'
import { useShortcuts } from './use-shortcuts'
import { useView } from './use-view'
import { WorkflowFooter } from './workflow-footer'
import { chosenTarget, draggable, withoutHeld, workflowRights } from './workflow-rights'

type WorkbenchProps = { room: Room; session: Session; canEdit: boolean }

/** Palette, canvas, inspector and what belongs to them, around one session. */
export function Workbench({ room, session, canEdit }: WorkbenchProps) {
  const host = useRef<HTMLDivElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const pointer = useRef<Point>(undefined)
  const [adding, setAdding] = useState(false)
  const [help, setHelp] = useState(false)
  const graph = useGraph(session)
  const canvas = useCanvas(session)
  const { chosen, choose } = canvas
  const rights = useRights()
  const locking = useLockActions()
  const may = useMemo(() => workflowRights(() => session.graph, rights, locking), [session, rights, locking])
  const actions = useActions({ session, may, chosen, choose, host })
  const shown = useMemo(
    () => ({
      ...canvas,
      nodes: draggable(canvas.nodes, rights),
      onNodesChange: (changes: NodeChange<CanvasNode>[]) =>
        canvas.onNodesChange(withoutHeld(changes, session.graph, rights)),
    }),
    [canvas, session, rights],
  )
  useLockable(() => chosenTarget(session.graph, chosen))
  useGuardedUndo(session.undo)
  const people = useCanvasPeopleOf(room)
  useTellActivity(room, session)
  useTellSelection(room, chosen)
  useGoTo(session)
  useView(room)
  useReveal(root, chosen)

  const clear = useCallback(() => choose([]), [choose])
  const edit = useCallback(() => {
    // the inspector may only just be opening
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-workflow-name]')?.focus())
  }, [])
  const showHelp = useCallback(() => setHelp(true), [])
  useShortcuts({ root, session, actions, canEdit, onEdit: edit, onClear: clear, onHelp: showHelp })
  useClipboard({ root, session, chosen, actions, canEdit, pointer })

  const { presence } = room
  const point = useCallback(
    (at: Point | undefined) => {
      pointer.current = at
      presence.setLocalStateField('cursor', at && { x: Math.round(at.x), y: Math.round(at.y) })
    },
    [presence],
  )
  const why = useCallback((connection: Connection) => whyNot(session.graph, connection), [session])
  const connect = useCallback(
    (connection: Connection) => {
      const refused = actions.connect(connection)
      if (refused) toast(refused)
    },
    [actions],
  )
  const drop = useCallback((type: string, at: Point) => actions.add(stepTypeOf(type), at), [actions])
  const addFromSheet = (type: StepType) => {
    setAdding(false)
    actions.add(type)
  }

  return (
    <CanvasPeopleProvider value={people}>
      <div ref={root} className="flex h-full min-h-0 flex-col">
        <div className="flex min-h-0 flex-1">
          {canEdit && (
            <aside
              aria-label="Palette"
              className="hidden w-52 shrink-0 flex-col border-r border-line bg-canvas @4xl:flex"
            >
              <Palette onAdd={actions.add} />
            </aside>
          )}
          <div className="relative flex min-w-0 flex-1">
            <Canvas
              canvas={shown}
              canEdit={canEdit}
              why={why}
              onConnect={connect}
              onDropStep={drop}
              onEdit={edit}
              onPointer={point}
              host={host}
            >
              <RemoteCursors />
            </Canvas>
            {graph.nodes.size === 0 && (
              <NothingYet canEdit={canEdit} onAddTrigger={() => actions.add(stepTypeOf('trigger'))} />
            )}
            {canEdit && chosen.nodes.size > 1 && (
              <SelectionBar
                count={chosen.nodes.size}
                onAlign={actions.align}
                onDistribute={actions.distribute}
                onDuplicate={actions.duplicate}
                onDelete={actions.remove}
              />
            )}
            <Inspector
              session={session}
              graph={graph}
              chosen={chosen}
              readOnly={!canEdit}
              onDuplicate={actions.duplicate}
              onDelete={actions.remove}
              onClose={clear}
              onConnect={connect}
              onDisconnect={actions.disconnect}
            />
          </div>
        </div>
        <WorkflowFooter
          session={session}
          graph={graph}
          canEdit={canEdit}
          onOpenPalette={() => setAdding(true)}
          onTidy={actions.tidy}
          help={help}
          onHelp={setHelp}
        />
      </div>
      <Sheet open={adding} onOpenChange={setAdding} title="Add a step">
        <Palette onAdd={addFromSheet} />
      </Sheet>
    </CanvasPeopleProvider>
  )
}
