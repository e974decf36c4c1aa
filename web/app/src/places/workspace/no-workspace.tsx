import { DoorClosed } from 'lucide-react'
import { Link } from 'react-router'
import { buttonClass } from '../../ui/button'
import { Empty } from '../../ui/empty'

/** Instead of a workspace one may not see; with its name when one could a moment ago. */
export function NoWorkspace({ name }: { name: string | undefined }) {
  return (
    <div role="status" className="pt-12">
      <Empty
        level="h1"
        icon={DoorClosed}
        title={name ? `You are no longer in “${name}”` : 'This workspace is not here'}
        text={
          name
            ? 'You were removed from it, or it was deleted. Ask one of its admins if you think this is a mistake.'
            : 'It may have been deleted, or you are not one of its members. Ask for an invitation.'
        }
      >
        <Link to="/home" className={buttonClass('primary')}>
          Go to recent documents
        </Link>
      </Empty>
    </div>
  )
}
