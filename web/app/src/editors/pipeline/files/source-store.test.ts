import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { sourceStore } from './source-store'

const source = (text: string) => ({ file: 'a.csv', bytes: new TextEncoder().encode(text), at: '2026-01-01' })

it('[D2] a file stays on the device, for one person in one document, until it is taken out', async () => {
  const ada = { person: 'ada', document: 'one' }
  await sourceStore.write(ada, 'survey.csv', source('x'))
  expect(await sourceStore.read(ada, 'survey.csv')).toEqual(source('x'))
  await sourceStore.write(ada, 'survey.csv', source('y'))
  expect((await sourceStore.read(ada, 'survey.csv'))?.bytes).toEqual(source('y').bytes)
  expect(await sourceStore.read({ person: 'bob', document: 'one' }, 'survey.csv')).toBeUndefined()
  expect(await sourceStore.read({ person: 'ada', document: 'two' }, 'survey.csv')).toBeUndefined()
  await sourceStore.remove(ada, 'survey.csv')
  expect(await sourceStore.read(ada, 'survey.csv')).toBeUndefined()
})
