import { describe, expect, it } from 'vitest'
import { parseScenario } from './validate.ts'

const T1 = {
  name: 'T1',
  kind: 'publisher',
  exchange: '',
  routing_key: 'q',
  thread: { process: 'app', channel: 'shared' },
  frames: 'unlocked',
}

function parse(client: object, more: object = {}) {
  return parseScenario({
    id: 'threads',
    model: 'rabbitmq',
    setup: {
      definitions: { queues: [{ name: 'q' }] },
      processes: [{ name: 'app', heartbeat: 30 }],
      clients: [client],
    },
    ...more,
  })
}

function pathsOf(parsed: ReturnType<typeof parse>): readonly string[] {
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}

describe('threads in a set-up', () => {
  it('name a process that is there', () => {
    expect(pathsOf(parse(T1))).toEqual([])
    expect(pathsOf(parse({ ...T1, thread: { process: 'ap' } }))).toEqual(['/setup/clients/0/thread/process'])
  })

  it('leave to the process what it says for all of them', () => {
    expect(pathsOf(parse({ ...T1, heartbeat: 5 }))).toEqual(['/setup/clients/0/heartbeat'])
  })

  it('cannot count confirms on a channel that others use, or that is another one each time', () => {
    expect(pathsOf(parse({ ...T1, confirm: 'async' }))).toEqual(['/setup/clients/0/confirm'])
    const own = { ...T1, thread: { process: 'app' } }
    expect(pathsOf(parse({ ...own, confirm: 'async' }))).toEqual([])
    expect(pathsOf(parse({ ...own, tx: 2, channel_per: 'message' }))).toEqual(['/setup/clients/0/tx'])
  })

  it('alone may open a channel a message', () => {
    const { thread: _, ...lone } = T1
    expect(pathsOf(parse({ ...lone, channel_per: 'leak' }))).toEqual(['/setup/clients/0/channel_per'])
  })

  it('belong to a process that takes its own orders', () => {
    const order = (signal: object) => ({ commands: [{ at: 5, to: 'app', signal }] })
    expect(pathsOf(parse(T1, order({ type: 'redeploy', close: true })))).toEqual([])
    expect(pathsOf(parse(T1, order({ type: 'hang' })))).not.toEqual([])
  })
})
