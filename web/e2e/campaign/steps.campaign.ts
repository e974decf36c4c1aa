import { test } from '@playwright/test'
import { play } from './campaign'
import { stepsPlayer } from './steps-player'

test('[D1 D2 D7] three tabs of a pipeline show the same after any input', async ({ browser }) => {
  await play(browser, stepsPlayer)
})
