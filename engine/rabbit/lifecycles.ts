import { type Lifecycle, nextState } from '../kernel/handlers.ts'
import type { Channel } from './state.ts'

/** A connection as its broker sees it: folds step it. TCP's own end takes it off the list. */
export const connectionLifecycle = {
  handshake: {
    'connection.opened': 'running',
    'connection.closed': 'closing',
    'connection.lost': 'closing',
  },
  running: { 'connection.closed': 'closing', 'connection.lost': 'closing' },
  closing: {},
} as const satisfies Lifecycle

/** Where a connection is in its life. */
export type ConnectionStatus = keyof typeof connectionLifecycle

/**
 * A channel as its broker sees it. What is in confirm mode never gets transactions, nor the other way round:
 * a 406 ends it (rabbit_channel; confirm-08, tx-13).
 */
export const channelLifecycle = {
  open: { 'confirm.selected': 'confirm', 'tx.selected': 'tx', 'channel.closed': 'closing' },
  confirm: { 'confirm.selected': 'confirm', 'channel.closed': 'closing' },
  tx: { 'tx.selected': 'tx', 'channel.closed': 'closing' },
  closing: { 'channel.opened': 'open' },
} as const satisfies Lifecycle

/** Where a channel is in its life. */
export type ChannelStage = keyof typeof channelLifecycle

/** The stage of a channel that has not ended. */
export function stageOf({ mode }: Channel): ChannelStage {
  return mode === 'none' ? 'open' : mode
}

/** Where a fact leads a channel that has not ended; undefined: its lifecycle has no such way. */
export function nextStage(channel: Channel, fact: string): ChannelStage | undefined {
  return nextState<ChannelStage>(channelLifecycle, stageOf(channel), fact)
}
