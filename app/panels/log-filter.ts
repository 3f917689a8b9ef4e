import { create } from 'zustand'
import { EVERYTHING, type LogFilter } from './log-lines.ts'

/** What the log shows: kept when another tab is looked at, and set from other panels ("follow m7"). */
const useFilter = create<{ readonly filter: LogFilter }>()(() => ({ filter: EVERYTHING }))

/** The filter, for components. */
export function useLogFilter(): LogFilter {
  return useFilter(({ filter }) => filter)
}

/** Sets what the log shows. */
export function setLogFilter(filter: LogFilter): void {
  useFilter.setState({ filter })
}

/** Shows all that happens to one message; undefined shows everything again. */
export function followInLog(subject: string | undefined): void {
  useFilter.setState({ filter: { ...EVERYTHING, subject } })
}
