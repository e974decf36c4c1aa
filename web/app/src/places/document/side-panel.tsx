import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { cx } from '../../ui/cx'
import { IconButton } from '../../ui/icon-button'
import { part } from '../../ui/part'
import { ActivitySkeleton } from './activity-skeleton'
import { PeopleList } from './people-list'
import { narrowest, type Panel, type PanelTab, widest } from './use-panel'

const ActivityTab = part(async () => (await import('./activity-tab')).ActivityTab, ActivitySkeleton)

type SidePanelProps = { documentId: string; panel: Panel; people: number; unread: number }

const tabs: readonly { value: PanelTab; label: string }[] = [
  { value: 'people', label: 'People' },
  { value: 'activity', label: 'Activity' },
]

/** Who is here and what happened. Beside the text where there is room, over it where there is not. */
export function SidePanel({ documentId, panel, people, unread }: SidePanelProps) {
  const choose = (value: string) => {
    const tab = tabs.find(each => each.value === value)
    if (tab) panel.show(tab.value)
  }
  const counts: Record<PanelTab, number> = { people, activity: unread }
  return (
    <Tabs.Root
      value={panel.tab}
      onValueChange={choose}
      asChild
      // over the text the panel has the width of the screen's, see the class names
      style={{ '--panel': `${panel.width}px` } as React.CSSProperties}
    >
      <aside
        aria-label="Panel"
        className="absolute inset-y-0 right-0 z-30 flex w-80 max-w-[85vw] flex-col border-l border-line bg-surface shadow-raised lg:relative lg:w-(--panel) lg:shadow-none"
      >
        <Edge panel={panel} />
        <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-2">
          <Tabs.List aria-label="Panel" className="flex h-full gap-1">
            {tabs.map(({ value, label }) => (
              <Tabs.Trigger
                key={value}
                value={value}
                className="relative inline-flex h-full items-center gap-1.5 px-2 text-ui font-medium text-muted after:absolute after:inset-x-2 after:bottom-[-1px] after:h-0.5 after:rounded-full hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent"
              >
                {label}
                <Count value={value} count={counts[value]} />
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton icon={X} label="Close panel" onClick={panel.close} />
        </div>
        <Tabs.Content
          value="people"
          className="min-h-0 flex-1 overflow-auto px-2 pt-2 focus-visible:outline-none"
        >
          <PeopleList />
        </Tabs.Content>
        <Tabs.Content value="activity" className="flex min-h-0 flex-1 flex-col focus-visible:outline-none">
          <ActivityTab documentId={documentId} />
        </Tabs.Content>
      </aside>
    </Tabs.Root>
  )
}

function Count({ value, count }: { value: PanelTab; count: number }) {
  if (count === 0) return null
  if (value === 'people') return <span className="font-normal text-muted">{count}</span>
  return (
    <span className="inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent px-1 text-[0.625rem] font-semibold text-on-accent">
      {count > 9 ? '9+' : count}
      <span className="sr-only"> new</span>
    </span>
  )
}

const step = 16

/** The edge that makes the panel wider, by pointer or arrow keys. */
function Edge({ panel }: { panel: Panel }) {
  const from = useRef<{ x: number; width: number }>(undefined)
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') panel.resize(panel.width + step)
    if (key === 'ArrowRight') panel.resize(panel.width - step)
  }
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (from.current) panel.resize(from.current.width + from.current.x - clientX)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the panel"
      aria-orientation="vertical"
      aria-valuenow={panel.width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width: panel.width }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = undefined
      }}
      className={cx(
        'absolute inset-y-0 -left-1 z-10 hidden w-2 cursor-col-resize touch-none lg:block',
        'after:absolute after:inset-y-0 after:left-[3px] after:w-0.5 hover:after:bg-accent focus-visible:outline-none focus-visible:after:bg-accent',
      )}
    />
  )
}
