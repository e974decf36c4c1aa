import {
  Background,
  type Connection as FlowConnection,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react'
import {
  type DragEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useState,
} from 'react'
import { cx } from '../../ui/cx'
import type { CanvasEdge, CanvasNode } from './canvas-nodes'
import { FarView } from './far-view'
import { FlowEdge } from './flow-edge'
import type { Connection, Point } from './model/graph'
import { MovingEdges } from './moving-edges'
import { NoteNode } from './note-node'
import { dragType } from './palette'
import { leastZoom, mostZoom } from './seen'
import { StepNode } from './step-node'
import { stepTypeOf } from './step-types'
import type { Canvas as CanvasState } from './use-canvas'
import { fitOptions } from './use-zoom'

const nodeTypes = { step: StepNode, note: NoteNode }
const edgeTypes = { flow: FlowEdge }
const colorOf = ({ data }: CanvasNode): string => stepTypeOf(data.step.type).color
// as in canvas.css; the map reckons with it
const mapSize = { width: 160, height: 112 }
// with fewer, all of them cost less than finding out which are in sight
const manySteps = 100
const several = ['Shift', 'Meta', 'Control']
// its licence, MIT, lets the mark be hidden
const proOptions = { hideAttribution: true }
const nothing = () => undefined

const connectionOf = ({ source, target, sourceHandle }: FlowConnection | CanvasEdge): Connection => ({
  source,
  target,
  ...(sourceHandle && { sourceHandle }),
})

type CanvasProps = {
  canvas: CanvasState
  canEdit: boolean
  why: (connection: Connection) => string | undefined
  onConnect: (connection: Connection) => void
  onDropStep: (type: string, at: Point) => void
  onEdit: () => void
  onPointer: (at: Point | undefined) => void
  host: RefObject<HTMLDivElement | null>
  children: ReactNode
}

/** The canvas: steps and connections, moved and drawn by hand. */
export function Canvas(props: CanvasProps) {
  const { canvas, canEdit, why, onConnect, onDropStep, onEdit, onPointer, host, children } = props
  const { screenToFlowPosition } = useReactFlow()
  const { choose } = canvas

  const isValid = useCallback(
    (connection: FlowConnection | CanvasEdge) => why(connectionOf(connection)) === undefined,
    [why],
  )
  const connect = useCallback((each: FlowConnection) => onConnect(connectionOf(each)), [onConnect])
  const over = (event: DragEvent) => {
    if (!canEdit || !event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }
  const drop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(dragType)
    if (!canEdit || !type) return
    event.preventDefault()
    onDropStep(type, screenToFlowPosition({ x: event.clientX, y: event.clientY }))
  }
  // what only moves need not be painted again; lifted for good it would be blurred by zooming
  const [moving, setMoving] = useState(false)
  const lift = useCallback(() => {
    host.current?.classList.add('workflow-moving')
    setMoving(true)
  }, [host])
  const settle = useCallback(() => {
    host.current?.classList.remove('workflow-moving')
    setMoving(false)
  }, [host])
  const isLarge = canvas.nodes.length > manySteps
  const click = useCallback(
    (event: MouseEvent, { id }: { id: string }) => {
      // a click on one of several selected ones is for that one
      if (!event.shiftKey && !event.metaKey && !event.ctrlKey) choose([id])
    },
    [choose],
  )
  const move = (event: PointerEvent) =>
    onPointer(screenToFlowPosition({ x: event.clientX, y: event.clientY }))

  return (
    <div
      ref={host}
      className="relative min-h-0 min-w-0 flex-1"
      onPointerMove={move}
      onPointerLeave={() => onPointer(undefined)}
    >
      <ReactFlow
        aria-label="Canvas of the workflow"
        className={cx('workflow-canvas', isLarge && 'workflow-large')}
        nodes={canvas.nodes}
        edges={canvas.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={canvas.onNodesChange}
        onEdgesChange={canvas.onEdgesChange}
        onConnect={connect}
        isValidConnection={isValid}
        onNodeClick={click}
        onEdgeClick={click}
        onNodeDoubleClick={onEdit}
        onEdgeDoubleClick={onEdit}
        onMoveStart={lift}
        onMoveEnd={settle}
        onDragOver={over}
        onDrop={drop}
        onError={nothing}
        nodesDraggable={canEdit}
        nodesConnectable={canEdit}
        elevateNodesOnSelect={false}
        selectNodesOnDrag={false}
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={several}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={leastZoom}
        maxZoom={mostZoom}
        fitView
        fitViewOptions={fitOptions()}
        proOptions={proOptions}
        connectionRadius={28}
        onlyRenderVisibleElements={isLarge}
      >
        <Background gap={24} size={1} color="var(--control)" />
        <MiniMap
          ariaLabel="Map of the workflow"
          nodeColor={colorOf}
          nodeBorderRadius={16}
          pannable
          zoomable
          position="bottom-left"
          style={mapSize}
          className="workflow-map @max-3xl:!hidden"
        />
        <FarView host={host} />
        {moving && isLarge && <MovingEdges nodes={canvas.nodes} edges={canvas.edges} />}
        {children}
      </ReactFlow>
    </div>
  )
}
