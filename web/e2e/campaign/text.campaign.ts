import { test } from '@playwright/test'
import { play } from './campaign'
import { textPlayer } from './text-player'

test('[D1 D2 D7] three tabs of a text show the same after any input', async ({ browser }) => {
  await play(browser, textPlayer)
})
