import {
  acksOf,
  begin,
  type Claimed,
  type Contradiction,
  claim,
  endOf,
  epochEndAt,
  fetchAgain,
  hasDuplicates,
  hasRecords,
  isAnswered,
  leastKnownOf,
  numbersIn,
  pass,
  produceAll,
  retryAt,
  stopFetching,
  succeedTo,
  takeOver,
  watermarkOf,
} from './leaves-b-replication-acts.ts'
import {
  fetchBy,
  kill,
  preferFirst,
  type ReplicaRun,
  revive,
  setIsr,
  setMinIsr,
} from './leaves-b-replication-run.ts'

type Acks = -1 | 0 | 1

type Groups = Readonly<Record<string, string | undefined>>

type Phrase = readonly [pattern: RegExp, act: (run: ReplicaRun, groups: Groups, acks: Acks) => Claimed]

/** Does what a step says, phrase by phrase, and returns what is wrong with it or not understood. */
export function doStep(run: ReplicaRun, text: string, acks: Acks): Contradiction[] {
  const contradictions: Contradiction[] = []
  for (const clause of clausesOf(text)) {
    const fitting = PHRASES.filter(([pattern]) => pattern.test(clause))
    if (fitting.length === 0 && !isRemark(clause)) {
      contradictions.push({ claimed: clause, got: 'not understood' })
    }
    for (const [pattern, act] of fitting) {
      const contradiction = act(run, pattern.exec(clause)?.groups ?? {}, acks)
      if (contradiction !== undefined) contradictions.push(contradiction)
    }
  }
  return contradictions
}

/** Clauses of a sentence; what stands in brackets stays whole. Settings come first, wherever they stand. */
function clausesOf(text: string): string[] {
  const clauses = text
    .split(/(?:[;:,]\s+|\s+and\s+(?=[a-z]))(?![^()]*\))/)
    .map((clause) => clause.replace(/^(?:but|and|then|now|so)\s+/, '').replace(/^the\s+/i, ''))
    .filter((clause) => clause !== '')
  for (let at = 1; at < clauses.length; at++) {
    clauses[at] = withSubject(clauses[at] as string, clauses[at - 1] as string)
  }
  const isSetting = (clause: string): boolean => /^[a-z]+(\.[a-z]+)+ ?= ?\S+$/.test(clause)
  return [...clauses.filter(isSetting), ...clauses.filter((clause) => !isSetting(clause))]
}

/** `0 returns, enters the ISR`: what has no subject has that of the clause before it. */
function withSubject(clause: string, before: string): string {
  const isWithout = /^(?:(?:re-?)?(?:enter|join|leave|fall|drop)s? |is (?:added|removed)|catch(?:es)? up)/
  const [subject] = /^(?:broker |leader )?\d+(?:(?:,| and )\d+)* /.exec(before) ?? []
  return subject !== undefined && isWithout.test(clause) ? `${subject}${clause}` : clause
}

/** `the producer knows nothing`: words without a broker, a record or an offset cannot be held against a run. */
function isRemark(clause: string): boolean {
  return !/\d/.test(clause.replace(/\(.*?\)/g, ''))
}

const NAMES = '(?<names>[a-z]\\d+(?:(?:,|\\.\\.)[a-z]?\\d+)*)'
const BROKERS = '(?<brokers>\\d+(?:(?:,| and )\\d+)*)'
const BROKER = '(?:broker |leader )?(?<broker>\\d+)'
const ISR = '\\{(?<isr>[\\d, ]+)\\}'

/** A phrase that states something about the run. */
function claims(source: string, act: Phrase[1]): Phrase {
  return [new RegExp(`^${source}`, 'i'), act]
}

/** A phrase that does something, and states nothing. */
function tells(source: string, act: (run: ReplicaRun, groups: Groups, acks: Acks) => void): Phrase {
  return claims(source, (run, groups, acks) => {
    act(run, groups, acks)
    return undefined
  })
}

const PRODUCER: readonly Phrase[] = [
  tells(`producer sends ${NAMES}(?: with acks=(?<acks>all|-?\\d))?`, (run, groups, acks) =>
    produceAll(run, groups['names'], acksOf(groups['acks'], acks)),
  ),
  tells(`${NAMES} (?:is |are )?(?:appended|written)`, (run, { names }, acks) => produceAll(run, names, acks)),
  tells(`wrote ${NAMES}`, (run, { names }, acks) => produceAll(run, names, acks)),
  claims(`${NAMES} acked with acks=(?<acks>all|-?\\d) by ${BROKER}`, (run, groups, acks) => {
    produceAll(run, groups['names'], acksOf(groups['acks'], acks))
    return isAnswered(run) ? claim(run.partition.leader, Number(groups['broker'])) : claim(false, true)
  }),
  claims('answer waits', (run) => claim(isAnswered(run), false)),
  claims('answers at once', (run) => claim(isAnswered(run), true)),
  claims('answer NONE', (run) => claim(isAnswered(run) && run.errors.at(-1) === 'NONE', true)),
  claims('producer gets no answer', (run) => claim(isAnswered(run), false)),
  claims('(?:producer )?retr(?:y|ies)(?: goes)?(?: to (?<broker>\\d+))?', (run, { broker }) =>
    retryAt(run, broker),
  ),
  claims('(?:it is )?(?:recogni[sz]ed as )?(?:a )?duplicate', (run) => claim(hasDuplicates(run), false)),
  claims('.*\\brecogni[sz]es (?:it|the (?:batch|duplicate|retry|sequence))', (run) =>
    claim(hasDuplicates(run), false),
  ),
  tells(`answered with (?:the (?:old )?)?offset \\d+`, () => undefined),
  claims('(?:is |was )?refused with (?<error>[A-Z_]+)', (run, { error }) => claim(run.errors.at(-1), error)),
  claims('answers? (?<error>[A-Z]+(?:_[A-Z]+)+)', (run, { error }) => {
    return claim(isAnswered(run) ? run.errors.at(-1) : undefined, error)
  }),
]

const REPLICAS: readonly Phrase[] = [
  claims('leader appends', ({ written }) => claim(written.length > 0, true)),
  claims('leader appends.* at (?<at>\\d+)', (run, { at }) => claim(endOf(run), Number(at) + 1)),
  claims('leader.*\\(HW (?<hw>\\d+)\\)$', (run, { hw }) => claim(watermarkOf(run), Number(hw))),
  tells(
    `${BROKERS} (?:have |has )?(?:replicated|replicates?|fetch(?:es|ed)?|catch(?:es)? up)\\b`,
    (run, { brokers }) => fetchBy(run, numbersIn(brokers)),
  ),
  claims(`(?:it|${BROKERS}) (?:has|have) (?:already )?${NAMES}$`, (run, { brokers, names }) => {
    const holders = brokers === undefined ? [run.partition.leader] : numbersIn(brokers)
    return claim(
      holders.filter((holder) => !hasRecords(run, holder, names)),
      [],
    )
  }),
  claims('leader learns LEO (?<end>\\d+)', (run, { end }) => claim(leastKnownOf(run), Number(end))),
  claims('HW (?::?=|stays(?: at)?|is)? ?(?<hw>\\d+)', (run, { hw }) => claim(watermarkOf(run), Number(hw))),
  tells(
    `${BROKERS} (?:stops? fetching|does not fetch|do not fetch|hangs?|lags?|falls? behind|(?:is|are) slow)`,
    (run, { brokers }) => stopFetching(run, numbersIn(brokers)),
  ),
  tells(
    `${BROKERS} (?:has|have|was|is) not (?:been )?(?:caught up|fetch(?:ed)?)(?:.*? (?<n>\\d+) ?(?<unit>ms|s)\\b)?`,
    (run, { brokers, n, unit }) => {
      stopFetching(run, numbersIn(brokers))
      if (n !== undefined) pass(run, Number(n) * (unit === 's' ? 1000 : 1) + 1)
    },
  ),
  tells('(?:after |for |within )?(?<n>\\d+) s\\b', (run, { n }) => pass(run, Number(n) * 1000 + 1)),
  tells('checked every', () => undefined),
  tells('fetch(?:es)? again', (run) => fetchBy(run, run.partition.replicas)),
  tells(`${BROKERS} (?:reach(?:es)? (?:the )?HW|fetch(?:es)? again|catch(?:es)? up)`, (run, { brokers }) => {
    fetchAgain(run, numbersIn(brokers))
  }),
  tells(`HW reaches ${NAMES}`, (run) => fetchBy(run, run.partition.isr)),
  tells(`${NAMES} (?:is|are) on (?<brokers>[\\d, and]+)`, (run, { names, brokers }, acks) => {
    produceAll(run, names, acks)
    fetchBy(run, numbersIn(brokers))
  }),
  claims(`${BROKER} had ${NAMES} \\(HW (?<hw>\\d+)`, (run, { broker, names, hw }) =>
    begin(run, broker, names, Number(hw)),
  ),
  tells('asks for the end of epoch (?<epoch>\\d+)', (run, { epoch }) => {
    run.asked = epochEndAt(run, Number(epoch))
  }),
  claims('offset (?<end>\\d+)$', (run, { end }) => claim(run.asked, Number(end))),
  claims(`${BROKER} truncates to (?<end>\\d+)`, (run, { broker, end }) => {
    fetchBy(run, numbersIn(broker))
    return claim(run.truncatedTo, Number(end))
  }),
  tells('HW (?:advances|moves)(?: on)? without', (run) => fetchBy(run, run.partition.isr)),
  tells(`fetches ${NAMES}$`, (run) => fetchBy(run, run.partition.replicas)),
]

const CONTROLLER: readonly Phrase[] = [
  tells('min\\.insync\\.replicas ?= ?(?<n>\\d+)', (run, { n }) => setMinIsr(run, Number(n))),
  tells('unclean\\.leader\\.election\\.enable ?= ?(?<value>true|false)', (run, { value }) => {
    run.unclean = value === 'true'
  }),
  tells(`${BROKER} (?:dies|crashes)`, (run, { broker }) => kill(run, Number(broker))),
  tells(`${BROKER} (?:returns|comes back|restarts)`, (run, { broker }) => revive(run, Number(broker))),
  claims(`${BROKER}(?: \\(LEO (?<end>\\d+)\\))? becomes leader`, (run, { broker, end }) =>
    succeedTo(run, Number(broker), end),
  ),
  claims(`.*becomes leader \\(ISR ${ISR}\\)`, (run, { isr }) => claim(run.partition.isr, numbersIn(isr))),
  claims(
    '(?:no leader|nobody (?:becomes leader|can lead)|(?:it|partition|orders-0) is (?:offline|unavailable))',
    (run) => claim(run.partition.leader, -1),
  ),
  claims(
    `(?:(?:leader|controller) )?(?:proposes|writes|shrinks|expands)(?: the)?(?: ISR)?(?: to)? ${ISR}`,
    proposeIsr,
  ),
  tells(
    '.*(?:preferred (?:leader )?election|leader(?:ship)? (?:is moved )?back|leader rebalance)',
    preferFirst,
  ),
  claims(`${BROKER} leads(?: again)?`, (run, { broker }) => claim(run.partition.leader, Number(broker))),
  claims('(?:the )?leader epoch(?: is(?: now)?)? (?<epoch>\\d+)', (run, { epoch }) =>
    claim(run.partition.leaderEpoch, Number(epoch)),
  ),
  tells(`ISR(?: is)?(?: now)? ${ISR}`, (run, { isr }) => setIsr(run, numbersIn(isr))),
  tells(`${BROKERS} (?:falls?|fell|drops?|dropped|goes?|went) out of (?:the )?ISR`, leaveIsr),
  tells(`${BROKERS} (?:leaves?|left|(?:is|are|was|were) removed from) (?:the )?ISR`, leaveIsr),
  tells(`${BROKERS} (?:re-?)?(?:joins?|enters?|(?:is|are) added to) (?:the )?ISR`, (run, { brokers }) => {
    const { isr } = run.partition
    setIsr(run, [...isr, ...numbersIn(brokers).filter((one) => !isr.includes(one))])
  }),
  claims(`${BROKER} led from offset (?<offset>\\d+) with epoch (?<epoch>\\d+)`, (run, groups) =>
    takeOver(run, Number(groups['broker']), Number(groups['offset']), Number(groups['epoch'])),
  ),
]

/** More than one phrase may fit a clause: one tells, another claims. */
const PHRASES: readonly Phrase[] = [...CONTROLLER, ...REPLICAS, ...PRODUCER]

/** What the leader asks for is what the controller writes, if all in it are alive and have come far enough. */
function proposeIsr(run: ReplicaRun, { isr }: Groups): Claimed {
  const wanted = numbersIn(isr)
  setIsr(run, wanted)
  return claim(
    wanted.filter((one) => !run.partition.isr.includes(one)),
    [],
  )
}

function leaveIsr(run: ReplicaRun, { brokers }: Groups): void {
  const gone = numbersIn(brokers)
  const isr = run.partition.isr.filter((one) => !gone.includes(one))
  setIsr(run, isr)
}
