import { Skeleton } from '../../ui/skeleton'

const widths = ['w-1/3', 'w-4/5', 'w-3/4', 'w-2/3', 'w-1/2', 'w-4/5']

export function EditorSkeleton() {
  return (
    <div aria-busy="true" className="mx-auto w-full max-w-[784px] space-y-4 px-4 py-8">
      <span className="sr-only" role="status">
        Loading the document
      </span>
      {widths.map((width, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed picture
        <Skeleton key={line} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}
