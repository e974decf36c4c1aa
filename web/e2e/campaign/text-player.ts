import type { Page } from '@playwright/test'
import type { Player } from './campaign'
import type { Random } from './random'

const editorOf = (page: Page) => page.locator('.cm-content')

const words = ['tutti ', 'a', 'Ünïcode ', '🎻', '(', '"', '- ', '# ', 'if x:', '\t', 'יחד ']
const moves = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Control+Home',
  'Control+End',
]
const selections = [
  'Shift+ArrowLeft',
  'Shift+ArrowRight',
  'Shift+ArrowDown',
  'Shift+Home',
  'Control+Shift+ArrowLeft',
]

/** One random thing people do in a text. */
export const actInText = async (page: Page, random: Random): Promise<void> => {
  const { keyboard } = page
  await editorOf(page).focus()
  const dice = random.below(100)
  if (dice < 40) await keyboard.insertText(random.pick(words))
  else if (dice < 50) await keyboard.type(random.pick(['ab', '()', '"x"', '[1]']))
  else if (dice < 55) await keyboard.press('Enter')
  else if (dice < 68) await keyboard.press(random.pick(['Backspace', 'Delete', 'Control+Backspace']))
  else if (dice < 80) await keyboard.press(random.pick(moves))
  else if (dice < 88) await keyboard.press(random.pick(selections))
  else if (dice < 92) await keyboard.press('Control+z')
  else if (dice < 95) await keyboard.press('Control+y')
  else if (dice < 97) await keyboard.press(random.pick(['Alt+ArrowUp', 'Alt+ArrowDown', 'Control+Shift+k']))
  else await keyboard.press(random.pick(['Tab', 'Shift+Tab', 'Control+d']))
}

export const textOf = async (page: Page): Promise<string> =>
  (await editorOf(page).locator('.cm-line').allTextContents()).join('\n')

const most = 25

export const textPlayer: Player = {
  kind: 'artifact',
  content: 'Beginning\n',
  act: actInText,
  shown: textOf,
  told: content => (content as { content: string }).content,
  // the editor draws what is on the screen
  tidy: async page => {
    const text = await textOf(page)
    if (text.split('\n').length < most && text.length < 1500) return
    await editorOf(page).focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
  },
}
