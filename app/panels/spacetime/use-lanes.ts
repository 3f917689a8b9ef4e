import { create } from 'zustand'
import { useStore } from '../../store.ts'
import { type LaneWish, NO_WISH } from './lanes.ts'

/** What a reader has done to the lanes of each scenario; it is theirs while the page is open. */
const useWishes = create<Readonly<Record<string, LaneWish>>>()(() => ({}))

/** The wish for the scenario on screen, and how to change it. */
export function useLaneWish(): [wish: LaneWish, setWish: (wish: LaneWish) => void] {
  const id = useStore((page) => page.scenarioId) ?? ''
  const wish = useWishes((wishes) => wishes[id]) ?? NO_WISH
  return [wish, (next) => useWishes.setState({ [id]: next })]
}
