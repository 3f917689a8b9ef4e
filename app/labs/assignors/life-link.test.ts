import { expect, it } from 'vitest'
import { lifeOf, linkOf } from './life-link.ts'

it('reads back what it wrote', () => {
  const link = { topics: '5,3', members: 'C1,C2', changes: '+C3,-C1' }
  expect(linkOf(lifeOf(new URLSearchParams(link)))).toEqual(link)
})

it('leaves out what makes no sense', () => {
  const link = { topics: '0,x,99', members: 'C1,C1,nobody', changes: '-C1,+C1,-C9,+C2,-C2,hello' }
  expect(lifeOf(new URLSearchParams(link))).toEqual({
    topics: [3],
    founders: ['C1'],
    changes: [
      { kind: 'join', member: 'C2' },
      { kind: 'leave', member: 'C2' },
    ],
  })
})
