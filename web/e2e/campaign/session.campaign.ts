import { test } from '@playwright/test'
import { play } from './campaign'
import { sessionPlayer } from './session-player'

test('[D1 D2 D7] three tabs of a coding session show the same after any input', async ({ browser }) => {
  await play(browser, sessionPlayer)
})
