import { Minus, Plus, RotateCcw, Undo2, UserMinus, UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../panels/ui/Button.tsx'
import controls from '../../panels/ui/controls.module.css'
import reading from '../../panels/ui/ReadingPage.module.css'
import { settingsInAddress, writeAddress } from '../address.ts'
import page from '../Lab.module.css'
import { useLabWords } from '../words/index.ts'
import { CONTESTANTS, type Life, membersAfter, outcomeOf, TOPIC_NAMES } from './group.ts'
import { lifeOf, linkOf } from './life-link.ts'
import { Outcomes } from './Outcomes.tsx'

/** More of either is not read side by side. */
const MEMBERS_MAX = 8
const PARTITIONS_MAX = 12

/** Members come and go; every assignor says who reads what now, and what it cost. */
export function AssignorBench() {
  const { assignors: words } = useLabWords()
  const [life, setLife] = useState(() => lifeOf(settingsInAddress()))
  useEffect(() => writeAddress('assignors', linkOf(life)), [life])
  const members = membersAfter(life, life.changes.length)
  const last = life.changes.at(-1)
  return (
    <>
      <p className={reading['lead']}>{words.lead}</p>
      <section className={reading['card']}>
        <Topics life={life} onChange={setLife} />
        <Members life={life} members={members} onChange={setLife} />
        <p role="status" data-testid="last-change">
          {last === undefined ? words.founded(members.length) : words[last.kind](last.member)}
        </p>
      </section>
      <Outcomes
        members={members}
        isFounding={last === undefined}
        outcomes={CONTESTANTS.map((contestant) => ({ contestant, outcome: outcomeOf(life, contestant) }))}
      />
      <p className={reading['hint']}>{words.note}</p>
    </>
  )
}

interface LifeProps {
  readonly life: Life
  onChange(life: Life): void
}

/** Partitions of each topic. Another number begins the group's life again: owners are not carried over. */
function Topics({ life, onChange }: LifeProps) {
  const { assignors: words } = useLabWords()
  const set = (topics: readonly number[]) =>
    onChange({ ...life, topics, changes: [], founders: present(life) })
  return (
    <div className={page['settings']}>
      {life.topics.map((count, at) => {
        const topic = TOPIC_NAMES[at] ?? ''
        return (
          <span key={topic} className={controls['row']}>
            {words.topic(topic)}
            <Button
              className={controls['button']}
              aria-label={words.fewer(topic)}
              onPress={() => set(count > 1 ? life.topics.with(at, count - 1) : life.topics.toSpliced(at, 1))}
              isOff={count <= 1 && life.topics.length === 1}
            >
              <Minus size={16} aria-hidden="true" />
            </Button>
            <output aria-live="polite">{count}</output>
            <Button
              className={controls['button']}
              aria-label={words.more(topic)}
              onPress={() => set(life.topics.with(at, count + 1))}
              isOff={count >= PARTITIONS_MAX}
            >
              <Plus size={16} aria-hidden="true" />
            </Button>
          </span>
        )
      })}
      {life.topics.length < TOPIC_NAMES.length && (
        <button type="button" className={controls['button']} onClick={() => set([...life.topics, 3])}>
          <Plus size={16} aria-hidden="true" />
          {words.addTopic}
        </button>
      )}
    </div>
  )
}

function Members({ life, members, onChange }: LifeProps & { readonly members: readonly string[] }) {
  const { assignors: words } = useLabWords()
  const change = (kind: 'join' | 'leave', member: string) =>
    onChange({ ...life, changes: [...life.changes, { kind, member }] })
  return (
    <div className={controls['row']}>
      <Button
        className={controls['primary']}
        isOff={members.length >= MEMBERS_MAX}
        onPress={() => change('join', nextName(life))}
      >
        <UserPlus size={16} aria-hidden="true" />
        {words.join(nextName(life))}
      </Button>
      {members.map((member) => (
        <Button
          key={member}
          className={controls['button']}
          isOff={members.length === 1}
          onPress={() => change('leave', member)}
        >
          <UserMinus size={16} aria-hidden="true" />
          {words.leave(member)}
        </Button>
      ))}
      <Button
        className={controls['quiet']}
        isOff={life.changes.length === 0}
        onPress={() => onChange({ ...life, changes: life.changes.slice(0, -1) })}
      >
        <Undo2 size={16} aria-hidden="true" />
        {words.undo}
      </Button>
      <button
        type="button"
        className={controls['quiet']}
        onClick={() => onChange(lifeOf(new URLSearchParams()))}
      >
        <RotateCcw size={16} aria-hidden="true" />
        {words.again}
      </button>
    </div>
  )
}

function present(life: Life): readonly string[] {
  return membersAfter(life, life.changes.length)
}

/** The next number: a name is not given twice, so that nobody is taken for somebody who has left. */
function nextName({ founders, changes }: Life): string {
  const names = [...founders, ...changes.map(({ member }) => member)]
  return `C${Math.max(0, ...names.map((name) => Number(name.slice(1)))) + 1}`
}
