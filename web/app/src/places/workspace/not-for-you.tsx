import { Lock } from 'lucide-react'
import { Link } from 'react-router'
import { buttonClass } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { useWorkspace } from './workspace-context'

/** A page one may not see (any more), reached by its address. */
export function NotForYou({ what, who }: { what: string; who: string }) {
  const { id } = useWorkspace()
  return (
    <Empty
      icon={Lock}
      title={`${what}: only for ${who}`}
      text="Ask the owner of the workspace if you need to see this page."
    >
      <Link to={`/w/${id}`} className={buttonClass('primary')}>
        Go to the documents
      </Link>
    </Empty>
  )
}
