import { type ComponentType, type ReactNode, use, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import controls from './controls.module.css'

/** What stands where a part could not be fetched, and how to ask for it again. */
type Missing = ComponentType<{ again(): void }>

/**
 * A part of the page that is fetched when it is first shown; the nearest `Suspense` waits for it. Where it cannot be
 * fetched (no network, or a newer release has taken its place), that is said there and can be tried again: the page,
 * and what was done on it, stays. Unlike React's `lazy`, which fails with all that is around it, and for ever.
 */
export function later<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  Instead: Missing = Unfetched,
): ComponentType<Props> {
  let coming: Promise<ComponentType<Props> | undefined> | undefined
  const ask = () => fetch().catch(() => undefined)
  return function Later(props: Props) {
    const [, setAsked] = useState(coming)
    coming ??= ask()
    const Part = use(coming)
    if (Part !== undefined) return <Part {...props} />
    const again = () => {
      coming = ask()
      setAsked(coming)
    }
    return <Instead again={again} />
  }
}

/** That a part is missing, in the place of the part; with other ways on, where there are. */
export function Unfetched({ again, children }: { again(): void; readonly children?: ReactNode }) {
  const { failed } = useWords().player
  const ask = () => {
    askForStyles()
    again()
  }
  return (
    <div role="alert" className={controls['missing']}>
      <p>{failed.load}</p>
      <button type="button" className={controls['button']} onClick={ask}>
        {failed.again}
      </button>
      {children}
    </div>
  )
}

/** Styles that did not come are not asked for again by whoever imports the part: a copy of their link asks. */
function askForStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    if (link.sheet === null) link.replaceWith(link.cloneNode())
  }
}
