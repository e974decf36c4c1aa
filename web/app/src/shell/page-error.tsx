import { CircleAlert } from 'lucide-react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'

/** Shown instead of a white page when a place breaks or its code cannot be loaded after an update of the server. */
export function PageError() {
  const failure = useRouteError()
  const missing = isRouteErrorResponse(failure) && failure.status === 404
  return (
    <main className="grid min-h-full place-items-center">
      <Empty
        icon={CircleAlert}
        title={missing ? 'There is nothing at this address' : 'This page could not be shown'}
        text={
          missing
            ? 'The link may be incomplete.'
            : 'Your work is kept. Reload the page; if it happens again, tell the person who runs this server.'
        }
      >
        {!missing && <Button onClick={() => location.reload()}>Reload</Button>}
        <Button look="primary" onClick={() => location.assign('/home')}>
          Go home
        </Button>
      </Empty>
    </main>
  )
}
