import { tinykeys } from 'tinykeys'
import { hashOfPair } from './compare/address.ts'
import { twinsOf } from './compare/twins.ts'
import { stepAlongLane } from './panels/along-lane.ts'
import { currentSession } from './playback/current.ts'
import type { Session } from './playback/session.ts'
import { openDialog, openTab, select, showAudience, toggleTime, useStore } from './store.ts'

/** The speeds that there are. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, Number.POSITIVE_INFINITY] as const

/** What a key does with the scenario on screen. Keys are places on the keyboard: the layout does not matter. */
const KEYS: Readonly<Record<string, (session: Session) => void>> = {
  Space: toggle,
  ArrowRight: (session) => session.stepEvent(1),
  ArrowLeft: (session) => session.stepEvent(-1),
  'Shift+ArrowRight': (session) => session.stepTick(1),
  'Shift+ArrowLeft': (session) => session.stepTick(-1),
  Period: (session) => stepAlongLane(session, 1),
  Comma: (session) => stepAlongLane(session, -1),
  PageDown: (session) => session.stepBeat(1),
  PageUp: (session) => session.stepBeat(-1),
  KeyN: (session) => session.stepBeat(1),
  KeyP: (session) => session.stepBeat(-1),
  Home: (session) => void session.seek({ reading: 0 }),
  End: (session) => void session.seek({ reading: useStore.getState().readingEnd }),
  BracketLeft: (session) => session.setSpeed(speedBeside(-1)),
  BracketRight: (session) => session.setSpeed(speedBeside(1)),
  KeyK: (session) => void session.breakIt(),
  KeyW: () => openTab('why'),
  KeyS: () => openTab('state'),
  KeyT: turnTime,
  KeyC: compare,
  KeyL: () => openDialog('share'),
  KeyQ: toBet,
  '$mod+KeyK': () => openDialog('palette'),
  Escape: () => select(undefined),
}

/** What the keys of a clicker do before an audience; the others are as ever. */
const AUDIENCE_KEYS: Readonly<Record<string, (session: Session) => void>> = {
  ArrowRight: (session) => session.stepBeat(1),
  ArrowLeft: (session) => session.stepBeat(-1),
  'Shift+ArrowRight': (session) => session.stepEvent(1),
  'Shift+ArrowLeft': (session) => session.stepEvent(-1),
  Enter: (session) => session.stepBeat(1),
  Period: toggleBlack,
  KeyB: toggleBlack,
  KeyV: toggleBlack,
  Escape: () => showAudience(false),
  // Some clickers begin with it, and nobody before an audience wants the page to be loaded again.
  F5: () => {},
  'Shift+F5': () => {},
}

/** Keys that a control or a scroller may want for itself. */
const WANTED_BY_BUTTONS = new Set(['Space', 'Enter'])
const BUTTONS = 'button, a[href], summary, [role="button"], [role="menuitem"], [role="treeitem"]'
const ARROW_USERS =
  'input, select, textarea, [role="slider"], [role="tree"], [role="tab"], ' +
  '[role="menu"], [role="listbox"], [role="grid"]'
const TYPING = 'textarea, select, [contenteditable="true"], input:not([type="radio"], [type="checkbox"])'

/** Listens to the keys of the player, wherever the focus is; returns how to stop. */
export function listenToKeys(): () => void {
  const keys = new Set([...Object.keys(KEYS), ...Object.keys(AUDIENCE_KEYS)])
  const bindings = [...keys].map((key) => [key, (event: KeyboardEvent) => press(event, key)] as const)
  const stop = tinykeys(window, Object.fromEntries(bindings))
  addEventListener('keydown', askForHelp)
  return () => {
    stop()
    removeEventListener('keydown', askForHelp)
  }
}

/** Plays, or stops playing. */
export function toggle(session: Session): void {
  if (useStore.getState().mode === 'playing') session.pause()
  else session.play()
}

/** The next slower or faster speed. */
function speedBeside(by: 1 | -1): number {
  const row = SPEEDS.findIndex((speed) => speed >= useStore.getState().speed)
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, row + by))] as number
}

function press(event: KeyboardEvent, key: string): void {
  const session = currentSession()
  const action = (useStore.getState().frame === 'audience' ? AUDIENCE_KEYS[key] : undefined) ?? KEYS[key]
  if (session === undefined || action === undefined || isSpokenFor(event)) return
  if (isLetter(key) && !useStore.getState().letters) return
  event.preventDefault()
  action(session)
}

/** The question mark is elsewhere on each layout, so it is known by what it writes. */
function askForHelp(event: KeyboardEvent): void {
  if (event.key !== '?' || isSpokenFor(event)) return
  event.preventDefault()
  openDialog('keys')
}

/** A focused control gets first what it has a use for; over a dialog no key of the player acts. */
function isSpokenFor(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return true
  const { target, code } = event
  if (!(target instanceof Element) || target === document.body) return false
  if (target.matches(TYPING)) return true
  if (WANTED_BY_BUTTONS.has(code)) return target.closest(BUTTONS) !== null || target.matches('input')
  if (code.startsWith('Arrow')) return target.closest(ARROW_USERS) !== null
  if (/^(Page|Home|End)/.test(code)) return target.closest(ARROW_USERS) !== null || scrolls(target)
  return false
}

function scrolls(target: Element): boolean {
  const { scrollHeight, clientHeight } = target
  return target.hasAttribute('tabindex') && scrollHeight > clientHeight + 1
}

/** What a voice or a slip of the hand may say by chance (WCAG 2.1.4): a letter or a sign without Ctrl. */
function isLetter(key: string): boolean {
  return /^(?:Key[A-Z]|Period|Comma|Bracket\w+)$/.test(key)
}

function toggleBlack(): void {
  useStore.setState(({ isBlack }) => ({ isBlack: !isBlack }))
}

/** Beside the stage the strip grows; on a phone time has a tab. */
function turnTime(): void {
  if (matchMedia('(min-width: 1024px)').matches) toggleTime()
  else openTab(useStore.getState().tab === 'time' ? 'story' : 'time')
}

/** The current branch beside the one that it left; on main, the scenario beside its twin on the other broker. */
function compare(session: Session): void {
  const { branches, branchId } = useStore.getState()
  const parent = branches.find(({ id }) => id === branchId)?.parent
  const [twin] = twinsOf(session.scenario.id)
  if (parent !== undefined) location.hash = session.hashBeside(parent)
  else if (twin !== undefined) location.hash = hashOfPair(session.scenario.id, twin.id)
}

function toBet(): void {
  openTab('story')
  requestFocus('[data-testid="bet"]')
}

/** The tab is drawn first, then what is in it can be focused. */
function requestFocus(selector: string): void {
  queueMicrotask(() => {
    const place = document.querySelector<HTMLElement>(selector)
    const control = place?.querySelector<HTMLElement>('input:checked, input, button, select')
    ;(control ?? place)?.focus()
  })
}
