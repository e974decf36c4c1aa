import { expect, it } from 'vitest'
import { mayEdit, mayManage, mayOwn, mayShare, roleName, roles, rolesToGive } from './rights'

it('[W2] nobody is offered to give more than they have, or ownership', () => {
  expect(rolesToGive('owner')).toEqual(['admin', 'editor', 'commenter', 'viewer'])
  expect(rolesToGive('admin')).toEqual(['admin', 'editor', 'commenter', 'viewer'])
  for (const role of ['editor', 'commenter', 'viewer', 'robot']) expect(rolesToGive(role)).toEqual([])
})

it('[W2] people are managed only by someone above them', () => {
  expect(mayManage('owner', 'admin')).toBe(true)
  expect(mayManage('admin', 'editor')).toBe(true)
  expect(mayManage('admin', 'admin')).toBe(false)
  expect(mayManage('admin', 'owner')).toBe(false)
  expect(mayManage('editor', 'viewer')).toBe(false)
})

it('[W2] a role that is not known may nothing', () => {
  expect([mayEdit('robot'), mayShare('robot'), mayOwn('robot')]).toEqual([false, false, false])
  expect(roleName('robot')).toBe('robot')
})

it('[W2] what a role may do only grows', () => {
  expect(roles.map(mayEdit)).toEqual([true, true, true, false, false])
  expect(roles.map(mayShare)).toEqual([true, true, false, false, false])
  expect(roles.map(mayOwn)).toEqual([true, false, false, false, false])
})
