import { type ComponentType, useEffect, useState } from 'react'

const againMs = 3_000

/**
 * A component that is loaded when it is first shown; until then `Meanwhile` stands there, or nothing. Where it cannot be loaded,
 * without a network say, the page goes on without it, and it is tried again for as long as it is wanted.
 */
export const part = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType,
): ComponentType<Props> => {
  let loaded: ComponentType<Props> | undefined
  return function Part(props: Props) {
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      if (Component) return
      let timer: ReturnType<typeof setTimeout> | undefined
      let isWanted = true
      const attempt = (): void => {
        load().then(
          component => {
            loaded = component
            if (isWanted) setComponent(() => component)
          },
          () => {
            if (isWanted) timer = setTimeout(attempt, againMs)
          },
        )
      }
      attempt()
      return () => {
        isWanted = false
        clearTimeout(timer)
      }
    }, [Component])
    if (Component) return <Component {...props} />
    return Meanwhile ? <Meanwhile /> : null
  }
}
