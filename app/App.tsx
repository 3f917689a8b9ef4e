import { Component, type ReactNode, Suspense, useEffect } from 'react'
import { Gallery } from './library/Gallery.tsx'
import { later } from './panels/ui/later.tsx'
import { useStore } from './store.ts'

/** The player is a part of its own: the gallery does not wait for it. */
const Player = later(async () => (await import('./player/Player.tsx')).Player)
const Lab = later(async () => (await import('./labs/Lab.tsx')).Lab)
const Course = later(async () => (await import('./course/Course.tsx')).Course)
const Compare = later(async () => (await import('./compare/Compare.tsx')).Compare)
const Failed = later(async () => (await import('./panels/Failed.tsx')).Failed)

/** One of the screens. */
export function App() {
  const screen = useStore((page) => page.screen)
  const labId = useStore((page) => page.labId)
  const course = useStore(({ coursePage, courseId }) => `${coursePage} ${courseId}`)
  const scenario = useStore((page) => page.scenarioId)
  return (
    <Boundary>
      <Suspense fallback={<div role="status" aria-busy="true" />}>
        {screen === 'gallery' && <Gallery />}
        {screen === 'player' && <Player />}
        {screen === 'lab' && <Lab key={labId} />}
        {screen === 'compare' && <Compare />}
        {screen === 'course' && <Course key={course} />}
        <Arrival key={`${screen} ${labId} ${course} ${scenario}`} />
        <Failed />
      </Suspense>
    </Boundary>
  )
}

let isFirst = true

/** After another screen was opened, the keyboard starts at its title and not where a link has gone. */
function Arrival() {
  useEffect(() => {
    if (!isFirst) document.querySelector<HTMLElement>('h1[tabindex], main')?.focus({ preventScroll: true })
    isFirst = false
  }, [])
  return null
}

/** What cannot be drawn is said, with what is needed to mend it. */
class Boundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false }
  private stop: (() => void) | undefined

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  /** When the reader goes on, it is tried again. */
  override componentDidMount(): void {
    this.stop = useStore.subscribe(({ failure }) => {
      if (failure === undefined && this.state.isBroken) this.setState({ isBroken: false })
    })
  }

  override componentWillUnmount(): void {
    this.stop?.()
  }

  override componentDidCatch(thrown: unknown): void {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    const report = thrown instanceof Error ? (thrown.stack ?? message) : message
    useStore.setState({ mode: 'failed', failure: { kind: 'page', message, report } })
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children
    return (
      <Suspense>
        <Failed />
      </Suspense>
    )
  }
}
