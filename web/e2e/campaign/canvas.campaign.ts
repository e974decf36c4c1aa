import { test } from '@playwright/test'
import { play } from './campaign'
import { canvasPlayer } from './canvas-player'

test('[D1 D2 D7] three tabs of a workflow show the same after any input', async ({ browser }) => {
  await play(browser, canvasPlayer)
})
