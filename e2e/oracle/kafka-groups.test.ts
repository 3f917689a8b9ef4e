import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groupChecks } from '../../engine/oracle/kafka/groups.ts'

interface OracleCase {
  readonly id: string
  readonly protocol?: string
  readonly request?: string
  readonly script?: readonly { readonly config?: { readonly 'group.protocol'?: string } }[]
  readonly steps?: readonly { readonly group: string }[]
}

interface VectorFile {
  readonly theme: string
  readonly count: number
  readonly cases: readonly OracleCase[]
}

const files = ['group-errors.json', 'group-scripts.json', 'timelines-classic.json'].map((name) => ({
  name,
  content: JSON.parse(readFileSync(join(import.meta.dirname, 'kafka', name), 'utf8')) as VectorFile,
}))

describe('classic groups do what the real coordinator and the real clients did', () => {
  it.each(files)('$name is of a theme that is checked', ({ content }) => {
    expect(Object.keys(groupChecks)).toContain(content.theme)
  })

  describe.each(files)('$name', ({ content }) => {
    it.each(content.cases.filter(isClassic))('$id', (oracleCase) => {
      expect((groupChecks[content.theme]?.(oracleCase) ?? []).slice(0, 3)).toEqual([])
    })
  })
})

describe('a script in other words', () => {
  const written = (title: string, steps: readonly (readonly [number, string, string, string])[]) => ({
    id: 'in other words',
    title,
    brokerConfig: { 'group.initial.rebalance.delay.ms': 0, 'group.consumer.assignment.interval.ms': 0 },
    steps: steps.map(([t, op, result, group]) => ({ t, op, result, group })),
  })

  it('may have several do something at once, and say what each of them was answered', () => {
    const script = written('the leader heartbeats but never syncs: it is removed after the rebalance timeout', [
      [0, 'stable A,B', '', 'classic Stable gen=2 members=[A, B]'],
      [0, 'C joins', 'waits', 'classic PreparingRebalance gen=2 members=[A, B, C]'],
      [0, 'A and B rejoin', 'A answered, B answered', 'classic CompletingRebalance gen=3 members=[A, B, C]'],
      [0, 'B and C sync', 'B waits, C waits', 'classic CompletingRebalance gen=3 members=[A, B, C]'],
      [60_100, '+60.1 s, A never syncs', 'B REBALANCE_IN_PROGRESS', 'classic PreparingRebalance gen=3 members=[B, C]'],
    ])
    expect(check('group-scripts.json', script)).toEqual([])
  })

  it('may say when somebody acts', () => {
    const script = written('a static member is back in time', [
      [0, 'A(i1) stable', '', 'classic Stable gen=1 members=[A]'],
      [5000, '+5 s: B(i1) joins', 'NONE generation=1', 'classic Stable gen=1 members=[B]'],
      [5000, 'A heartbeat', 'FENCED_INSTANCE_ID', 'classic Stable gen=1 members=[B]'],
    ])
    expect(check('group-scripts.json', script)).toEqual([])
    const wrong = written('a static member is back in time', [
      [0, 'A(i1) stable', '', 'classic Stable gen=1 members=[A]'],
      [5000, '+5 s: B(i1) joins', 'NONE generation=2', 'classic Stable gen=1 members=[B]'],
    ])
    expect(check('group-scripts.json', wrong)).toHaveLength(1)
  })
})

describe('a case in which something else is written', () => {
  it('of one request does not pass', () => {
    const wrong = { ...caseOf('group-errors.json', 'GRP-082'), result: 'NONE' }
    expect(check('group-errors.json', wrong)).toEqual([
      { path: '/result', expected: 'NONE', got: 'ILLEGAL_GENERATION' },
    ])
  })

  it('of a script does not pass', () => {
    const right = caseOf('group-scripts.json', 'GRS-02')
    const steps = right.steps?.map((step) => ({ ...step, group: step.group.replace('gen=1', 'gen=2') }))
    expect(check('group-scripts.json', { ...right, steps })).toHaveLength(1)
  })

  it('of a story does not pass, be it an owner, a time or a line that is missing', () => {
    const right = caseOf('timelines-classic.json', 'TL-c2-crash.roundrobin')
    const text = JSON.stringify(right)
    const other = JSON.parse(text.replaceAll('"C3":{"orders":[1]}', '"C3":{"orders":[2]}')) as object
    const late = JSON.parse(text.replaceAll('"t":63000', '"t":64000')) as object
    const { events } = right as unknown as { readonly events: readonly unknown[] }
    expect(check('timelines-classic.json', other)).not.toEqual([])
    expect(check('timelines-classic.json', late)).not.toEqual([])
    expect(check('timelines-classic.json', { ...right, events: events.slice(0, -1) })).not.toEqual([])
  })
})

/** Cases of the KIP-848 protocol are judged with it. */
function isClassic({ protocol = 'classic', request = '', script = [], steps = [] }: OracleCase): boolean {
  if (protocol !== 'classic' || request.startsWith('ConsumerGroupHeartbeat')) return false
  if (script.some(({ config }) => config?.['group.protocol'] === 'consumer')) return false
  return !steps.some(({ group }) => group.startsWith('consumer'))
}

function caseOf(file: string, id: string): OracleCase {
  const found = files.find(({ name }) => name === file)?.content.cases.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not in ${file}`)
  return found
}

function check(file: string, oracleCase: object): unknown {
  const theme = files.find(({ name }) => name === file)?.content.theme ?? ''
  return groupChecks[theme]?.(oracleCase)
}
