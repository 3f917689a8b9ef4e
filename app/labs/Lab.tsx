import { useEffect } from 'react'
import { ReadingPage } from '../panels/ui/ReadingPage.tsx'
import { useStore } from '../store.ts'
import styles from './Lab.module.css'
import { LABS, labOf } from './registry.ts'
import { useLabWords } from './words/index.ts'

/** A playground: one rule of a broker to try by hand. */
export function Lab() {
  const words = useLabWords()
  const id = useStore((page) => page.labId)
  const lab = labOf(id)
  const title = lab === undefined ? words.playgrounds : words.names[lab.id]
  useEffect(() => {
    document.title = `${title} · Brokerscope`
  }, [title])
  const siblings = LABS.map((other) => ({
    href: `#/lab/${other.id}`,
    name: words.names[other.id],
    isHere: other.id === id,
  }))
  return (
    <ReadingPage
      className={styles['lab']}
      heading={title}
      back={words.all}
      label={words.playgrounds}
      siblings={siblings}
    >
      {lab === undefined ? <p>{words.unknown}</p> : <lab.Screen />}
    </ReadingPage>
  )
}
