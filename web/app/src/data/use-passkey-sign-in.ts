import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTutti } from '@tutti/react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { failureText } from './failure'
import { askForKey, isDeclined, offersAutofill } from './webauthn'

// what the server hands out holds five minutes
const renewMs = 4 * 60_000

type PasskeySignIn = { run: () => void; busy: boolean; declined: boolean; error: string | undefined }

/** Signs in with a key: by a button, and where the browser can by choosing it under the e-mail field. */
export const usePasskeySignIn = (): PasskeySignIn => {
  const tutti = useTutti()
  const queries = useQueryClient()
  const asking = useRef<AbortController>(undefined)

  const enter = async (quietly: boolean) => {
    // a browser asks for one thing at a time
    asking.current?.abort()
    const mine = new AbortController()
    asking.current = mine
    const { options, state } = await tutti.account.passkeys.signInOptions()
    if (mine.signal.aborted) return
    const credential = await askForKey(options, quietly, mine.signal)
    await tutti.session.loginWithPasskey({ credential, state })
    queries.clear()
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => enter(false),
    onError: () => offer(),
  })

  const offer = () => {
    // whoever does not choose a key is not told that none was chosen
    offersAutofill()
      .then(offers => (offers ? enter(true) : undefined))
      .catch(() => undefined)
  }
  const offerUnlessAsked = useEffectEvent(() => {
    if (!isPending) offer()
  })
  useEffect(() => {
    offerUnlessAsked()
    const timer = setInterval(() => offerUnlessAsked(), renewMs)
    return () => {
      clearInterval(timer)
      asking.current?.abort()
    }
  }, [])

  const declined = isDeclined(error)
  return {
    run: () => mutate(),
    busy: isPending,
    declined,
    error: error && !declined ? failureText(error) : undefined,
  }
}
