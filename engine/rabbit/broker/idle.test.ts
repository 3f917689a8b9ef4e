import { expect, it } from 'vitest'
import { consumer, factsOf, runOf, worldOf } from '../client/world.fixture.ts'

const definitions = {
  exchanges: [{ name: 'old', type: 'fanout', auto_delete: true }],
  queues: [{ name: 'q', arguments: { 'x-expires': 500 } }],
  bindings: [{ source: 'old', destination: 'q', routing_key: '' }],
}

it('takes an imported queue that nobody uses, and an auto-delete exchange with it (qexp-01, decl-07)', () => {
  const run = runOf(worldOf([], { definitions }), 1000)
  expect(factsOf(run, 'queue.deleted', 'exchange.deleted')).toEqual([
    '500 exchange.deleted',
    '500 queue.deleted',
  ])
})

it('leaves an imported queue that has a consumer', () => {
  const run = runOf(worldOf([consumer('W')], { definitions }), 1000)
  expect(factsOf(run, 'queue.deleted')).toEqual([])
})
