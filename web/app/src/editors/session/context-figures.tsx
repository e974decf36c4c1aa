import { cx } from '../../ui/cx'
import { healthWords } from './model/context'

/** A bar that shows a part of a whole; the figures beside it say the same in words. */
function Meter({ label, value, most, look }: { label: string; value: number; most: number; look: string }) {
  const part = Math.max(0, Math.min(1, value / most))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> takes no colours of ours in every browser
    <div
      role="meter"
      aria-label={label}
      aria-valuenow={Math.max(0, Math.min(value, most))}
      aria-valuemin={0}
      aria-valuemax={most}
      className="h-1.5 overflow-hidden rounded-full bg-sunken"
    >
      <div className={cx('h-full rounded-full', look)} style={{ width: `${part * 100}%` }} />
    </div>
  )
}

const figure = (value: number) => Math.round(value).toLocaleString('en')

export function Tokens({ count, limit }: { count: number; limit: number | undefined }) {
  const part = limit ? count / limit : 0
  return (
    <div className="space-y-1.5">
      <h3 className="text-note text-muted">Tokens</h3>
      <p className="text-base font-semibold tabular-nums">
        {figure(count)}
        {limit && (
          <span className="text-note font-normal text-muted">
            {' '}
            of {figure(limit)} · {Math.round(part * 100)}%
          </span>
        )}
      </p>
      {limit && (
        <Meter
          label="Tokens used"
          value={count}
          most={limit}
          look={part >= 0.95 ? 'bg-danger' : part >= 0.8 ? 'bg-idle' : 'bg-accent'}
        />
      )}
    </div>
  )
}

const looks = { good: 'bg-good', fair: 'bg-idle', poor: 'bg-danger' } as const

export function Health({ score }: { score: number }) {
  const { word, look } = healthWords(score)
  return (
    <div className="space-y-1.5">
      <h3 className="text-note text-muted">Health</h3>
      <p className="flex items-baseline gap-2">
        <span className="text-base font-semibold tabular-nums">{figure(score)}</span>
        <span className="text-note text-muted">of 100 · {word}</span>
      </p>
      <Meter label="Health" value={score} most={100} look={looks[look]} />
    </div>
  )
}
