import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useWords } from '../i18n/index.ts'
import { Story } from '../panels/Story.tsx'
import { later } from '../panels/ui/later.tsx'
import { openTab, type Tab, useStore } from '../store.ts'
import styles from './Player.module.css'

/** The story is there at once; the rest comes when it is asked for. */
const Why = later(async () => (await import('../panels/Why.tsx')).Why)
const StateViews = later(async () => (await import('../panels/StateViews.tsx')).StateViews)
const EventLog = later(async () => (await import('../panels/EventLog.tsx')).EventLog)

const TABS: readonly Tab[] = ['story', 'why', 'state', 'log']

/** The panel with its tabs. What has no room elsewhere on a phone is in it too: the time strip and the knobs. */
export function Panel({ time, knobs }: { readonly time?: ReactNode; readonly knobs?: ReactNode }) {
  const { regions } = useWords().player
  const tabs = time === undefined ? TABS : [...TABS, 'time' as const]
  const chosen = useStore((page) => page.tab)
  const tab = tabs.includes(chosen) ? chosen : 'story'
  return (
    <section className={styles['panel']} aria-label={regions.story} id="story">
      <Tabs tabs={tabs} tab={tab} />
      <Sheet tab={tab}>
        {tab === 'story' && (
          <>
            <Story />
            {knobs !== undefined && <div className={styles['knobs']}>{knobs}</div>}
          </>
        )}
        <Suspense>
          {tab === 'why' && <Why />}
          {tab === 'state' && <StateViews />}
          {tab === 'log' && <EventLog />}
        </Suspense>
        {tab === 'time' && time}
      </Sheet>
    </section>
  )
}

function Tabs({ tabs, tab }: { readonly tabs: readonly Tab[]; readonly tab: Tab }) {
  const { tabs: words, regions } = useWords().player
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] as Tab
    openTab(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div
      ref={list}
      className={styles['tabs']}
      role="tablist"
      aria-label={regions.story}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          className={styles['tab']}
          aria-selected={each === tab}
          aria-controls="sheet"
          tabIndex={each === tab ? 0 : -1}
          onClick={() => openTab(each)}
        >
          {words[each]}
        </button>
      ))}
    </div>
  )
}

/** What the tab shows. A new beat begins at its top; a question is brought into sight. */
function Sheet({ tab, children }: { readonly tab: Tab; readonly children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null)
  const beat = useStore((page) => page.beat)
  const asked = useStore((page) => page.asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another beat, or another tab, begins at its top.
  useEffect(() => {
    if (sheet.current !== null) showFromTop(sheet.current)
  }, [beat, tab])
  useEffect(() => {
    if (asked === undefined) return
    sheet.current?.querySelector('#bet')?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  return (
    <div
      ref={sheet}
      className={`${styles['sheet']} ${tab === 'log' ? styles['log'] : ''}`}
      role="tabpanel"
      id="sheet"
      aria-labelledby={`tab-${tab}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled by keyboard too.
      tabIndex={0}
    >
      {children}
    </div>
  )
}

/** On a desk the sheet scrolls; on a phone the page does, under a stage that may stay: its lower edge is the top. */
function showFromTop(sheet: HTMLElement): void {
  sheet.scrollTop = 0
  const edge = Math.max(0, document.getElementById('stage')?.getBoundingClientRect().bottom ?? 0)
  const { top } = sheet.getBoundingClientRect()
  if (top < Math.floor(edge)) scrollBy(0, top - edge)
}
