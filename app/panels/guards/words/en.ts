import { pluralEn } from '../../../i18n/plural.ts'
import type { Facts, Sentence } from '../sentence.ts'
import { shares } from './shares-en.ts'

const times = (count: Facts[string] | undefined, one: string, many: string) =>
  pluralEn(Number(count), one, many)

/** What each condition of the engine says, and what it waits for. Protocol words stay as they are. */
const sentences: Readonly<Record<string, Sentence>> = {
  'queue-down': {
    say: (f) => `Queue ${f['queue']} is down: ${f['node']} does not run, or too few replicas do.`,
    waits: (f) => `${f['node']} to come back`,
  },
  'held-back': {
    say: (f) => `${times(f['count'], 'message is', 'messages are')} held back before the next attempt.`,
  },
  'all-in-hand': {
    say: (f) =>
      `Nothing is ready in ${f['queue']}: ${times(f['count'], 'message is', 'messages are')} in somebody’s hands, unacked.`,
    waits: () => 'an ack, a nack, or a channel that closes',
  },
  'queue-empty': {
    say: (f) => `${f['queue']} is empty: all ${f['count']} that came in have left.`,
    waits: () => 'the next publication',
  },
  'never-filled': {
    say: (f) => `Nothing has come into ${f['queue']} so far.`,
    waits: (f) => `a message that is routed to ${f['queue']}`,
  },
  'no-binding-to': {
    say: (f) =>
      `No exchange has a binding to ${f['queue']}: only the default exchange reaches it, by its name.`,
  },
  binding: { say: (f) => `${f['exchange']} sends to ${f['to']} what matches “${f['key']}”.` },
  'more-bindings': { say: (f) => `${f['count']} bindings in all.` },
  'no-consumers': {
    say: (f) => `${f['queue']} has no consumers.`,
    waits: () => 'somebody who sends basic.consume',
  },
  'not-active': {
    say: (f) =>
      `${f['consumer']} is not the active one: ${f['queue']} has a single active consumer, ${f['active']}.`,
    waits: (f) => `${f['active']} to go`,
  },
  'window-full': {
    say: (f) => `${f['consumer']} has no room: prefetch ${f['size']}, unacked ${f['used']}.`,
    waits: (f) => `an ack from ${f['consumer']}`,
  },
  'channel-full': {
    say: (f) =>
      `The channel of ${f['consumer']} has no room: ${f['used']} of ${f['size']} for all its consumers.`,
    waits: () => 'an ack on that channel',
  },
  'lower-priority': { say: (f) => `${f['other']} has a higher priority than ${f['consumer']} and has room.` },
  'no-limit': { say: (f) => `${f['consumer']} takes any number: no prefetch is set.` },
  'has-room': { say: (f) => `${f['consumer']} has room: ${f['used']} of ${f['size']} taken.` },
  'behind-head': {
    say: (f) =>
      `${f['message']} is past its time but not at the head: only the head of ${f['queue']} is looked at.`,
    waits: (f) => `${f['head']} to leave`,
  },
  'no-dead-letter-exchange': {
    say: (f) => `${f['queue']} dead-letters to ${f['exchange']}, and there is no such exchange.`,
  },
  'no-exchange': { say: (f) => `There is no exchange ${f['exchange']}.` },
  'by-name': { say: (f) => `${f['exchange']} sends to the queue that the routing key names.` },
  alternate: { say: (f) => `What nothing matches goes to ${f['alternate']}.` },
  'no-bindings': { say: (f) => `${f['exchange']} has no bindings: whatever comes has nowhere to go.` },
  'no-queue': { say: (f) => `There is no queue ${f['queue']} for ${f['consumer']}.` },
  'unknown-to-broker': {
    say: (f) => `The broker does not know ${f['consumer']} as a consumer of ${f['queue']} yet.`,
  },
  'not-subscribed': {
    say: (f) => `${f['consumer']} has no subscription to ${f['queue']}.`,
    waits: () => 'basic.consume',
  },
  'in-work': { say: (f) => `${f['consumer']} works on ${f['messages']}.` },
  'no-thread': {
    say: (f) =>
      `${times(f['count'], 'message waits', 'messages wait')} in the memory of ${f['consumer']}: no thread is free.`,
    waits: () => 'the work at hand to end',
  },
  'owes-acks': {
    say: (f) =>
      `${f['consumer']} has ${times(f['count'], 'delivery', 'deliveries')} that it has not answered.`,
  },
  blocked: {
    say: (f) => `${f['publisher']} is blocked by the broker: ${f['alarm']} alarm.`,
    waits: () => 'the alarm to clear',
  },
  'commit-waits': { say: (f) => `${f['publisher']} waits for tx.commit-ok.` },
  'awaits-confirm': {
    say: (f) =>
      `${f['publisher']} has ${times(f['count'], 'publication', 'publications')} without a confirm.`,
    waits: () => 'basic.ack from the broker',
  },
  outbox: {
    say: (f) => `${times(f['count'], 'message waits', 'messages wait')} in the memory of ${f['publisher']}.`,
  },
  'all-sent': { say: (f) => `${f['publisher']} has sent all ${f['count']} that it was to send.` },
  'more-to-come': { say: (f) => `${f['publisher']} has ${f['count']} more to send, later.` },
  'not-running': { say: (f) => `${f['name']} does not run: ${f['status']}.` },
  unnoticed: {
    say: (f) =>
      `The broker has not noticed: ${times(f['count'], 'message is', 'messages are')} still kept for ${f['name']}.`,
    waits: (f) => (f['heartbeat'] === 0 ? 'nothing: heartbeats are off' : 'two missed heartbeats'),
  },
  frozen: { say: (f) => `${f['name']} is frozen: what reaches it waits.`, waits: () => 'resume' },
  hung: { say: (f) => `${f['name']} hangs in its handler.` },
  'link-cut': {
    say: (f) => `The cable between ${f['from']} and ${f['to']} is cut.`,
    waits: () => 'the cable',
  },
  'link-held': {
    say: (f) => `Packets between ${f['from']} and ${f['to']} are held.`,
    waits: () => 'their release',
  },
  alarm: { say: (f) => `${f['name']} has a ${f['alarm']} alarm: whoever publishes is blocked.` },
  'system-up': { say: (f) => `${f['name']} answers.` },
  'system-down': { say: (f) => `${f['name']} is down: every call fails.` },
  'in-hand': {
    say: (f) => `${f['consumer']} holds ${f['message']} from ${f['queue']}, delivery tag ${f['tag']}.`,
    waits: (f) => `an answer to tag ${f['tag']}, or the end of the channel`,
  },
  head: { say: (f) => `${f['message']} is at the head of ${f['queue']}: it leaves next.` },
  behind: {
    say: (f) => `${f['message']} stands in ${f['queue']} behind ${f['count']}; ${f['head']} leaves first.`,
    waits: (f) => `its turn after ${f['head']}`,
  },
  delayed: { say: (f) => `${f['queue']} holds ${f['message']} back before the next attempt.` },
  'not-sent': { say: (f) => `${f['message']} is still in the memory of ${f['publisher']}, not sent.` },
  unconfirmed: {
    say: (f) => `${f['publisher']} has sent ${f['message']} and has no confirm for it.`,
    waits: () => 'basic.ack from the broker',
  },
  'died-here': { say: (f) => `${f['message']} died in ${f['queue']}, and no dead-letter exchange took it.` },
  unroutable: {
    say: (f) =>
      `${f['message']} was lost at ${f['exchange']}: no binding matched, and nobody wanted it back.`,
  },
  nowhere: { say: (f) => `${f['message']} is in no queue and in nobody’s hands now.` },
  leaderless: {
    say: (f) => `${f['partition']} has no leader: nobody in its ISR runs.`,
    waits: (f) => `a broker of the ISR (${f['isr']})`,
  },
  'log-empty': { say: (f) => `The log of ${f['partition']} is empty.`, waits: () => 'a record' },
  'above-hw': {
    say: (f) =>
      `In ${f['partition']} offsets ${f['hw']} to ${Number(f['leo']) - 1} are above the high watermark: not on all of the ISR (${f['isr']}).`,
    waits: () => 'the slowest follower in the ISR',
  },
  'open-transaction': {
    say: (f) => `A transaction is open in ${f['partition']}: read_committed stops at ${f['lso']}.`,
    waits: () => 'its commit or abort',
  },
  owned: { say: (f) => `${f['member']} of ${f['group']} owns ${f['partition']}.` },
  unowned: { say: (f) => `Nobody in ${f['group']} owns ${f['partition']} now: the group is ${f['state']}.` },
  paused: { say: (f) => `${f['member']} has paused ${f['partition']}.`, waits: () => 'resume()' },
  'pending-revocation': { say: (f) => `${f['member']} is giving ${f['partition']} up.` },
  'no-position': {
    say: (f) => `${f['member']} does not know yet where to read ${f['partition']}: ${f['state']}.`,
  },
  'has-more': {
    say: (f) =>
      `${f['member']} can read on in ${f['partition']}: position ${f['position']}, ${f['count']} more.`,
  },
  'caught-up': {
    say: (f) => `${f['member']} has read all of ${f['partition']}: position ${f['position']} is its end.`,
    waits: () => 'a new record',
  },
  failed: { say: (f) => `poll() of ${f['name']} fails: ${f['failure']}.` },
  'seat-kept': {
    say: (f) =>
      `${f['group']} still counts ${f['member']} as a member: its session lasts ${Number(f['ms']) / 1000} s from the last heartbeat.`,
    waits: (f) => `${Number(f['until']) / 1000} s of the run, when the session ends`,
  },
  'in-handler': {
    say: (f) => `${f['member']} is in its handler: poll() is not called meanwhile.`,
    waits: () => 'the handler',
  },
  'awaits-pool': {
    say: (f) =>
      `${f['member']} waits in onPartitionsRevoked until its pool has finished ${f['count']} records.`,
    waits: () => 'the pool',
  },
  'in-commit': { say: (f) => `${f['member']} waits in commitSync().` },
  'not-a-member': {
    say: (f) => `${f['member']} is not a member of ${f['group']}.`,
    waits: () => 'JoinGroup, and its answer',
  },
  'all-owned': {
    say: (f) =>
      `All ${f['partitions']} partitions have an owner in generation ${f['generation']}: ${f['members']} members, none left for ${f['member']}.`,
    waits: () => 'a member that goes, or a partition that comes',
  },
  'none-assigned': {
    say: (f) =>
      `${f['member']} was dealt nothing in generation ${f['generation']}: ${f['owned']} of ${f['partitions']} have an owner.`,
  },
  'no-topic': { say: (f) => `${f['member']} subscribes to no topic that exists.` },
  'group-empty': { say: (f) => `${f['group']} has no members.` },
  'awaits-joins': {
    say: (f) => `${f['group']} waits for JoinGroup from ${f['members']}.`,
    waits: (f) => `${f['members']}, or the end of the rebalance timeout`,
  },
  'join-delay': {
    say: (f) => `${f['group']} waits a moment for others to join.`,
    waits: () => 'the end of the delay',
  },
  'awaits-syncs': {
    say: (f) => `${f['group']} waits for SyncGroup from ${f['members']} in generation ${f['generation']}.`,
  },
  'awaits-members': {
    say: (f) =>
      `${f['members']} ${String(f['members']).includes(',') ? 'are' : 'is'} not at epoch ${f['generation']} of ${f['group']} yet.`,
  },
  stable: {
    say: (f) =>
      `${f['group']} is stable: ${times(f['members'], 'member', 'members')}, generation ${f['generation']}.`,
  },
  'awaits-metadata': { say: (f) => `${f['producer']} waits for the partitions of its topic.` },
  'awaits-acks': {
    say: (f) => `${f['producer']} has ${times(f['count'], 'record', 'records')} without an answer.`,
  },
  'all-acked': { say: (f) => `${f['producer']} has an answer for all ${f['count']} it has sent.` },
  'not-there': { say: (f) => `${f['record']} was not written.` },
  deleted: { say: (f) => `${f['record']} was deleted: the log begins at ${f['start']}.` },
  committed: { say: (f) => `${f['group']} has committed ${f['committed']}: ${f['record']} is behind it.` },
  'not-polled': { say: (f) => `${f['record']} was not polled by ${f['group']}.` },
  'not-committed': {
    say: (f) =>
      `${f['member']} is past ${f['record']} (position ${f['position']}), and has not committed it.`,
    waits: () => 'the next commit',
  },
  ahead: { say: (f) => `${f['member']} is at ${f['position']}: ${f['record']} comes in ${f['count']}.` },
  ...shares,
}

/** The words of what decides. */
export const en = {
  why: 'What decides now',
  stops: 'It is stopped by',
  lets: 'What lets it through',
  knobs: 'Settings that matter here',
  waits: 'It waits for',
  knobsHint: 'Turn one: the run goes another way from there, and this one stays.',
  look: (place: string) => `Look at ${place}`,
  sentences,
}

/** The type of every catalogue of what decides. */
export type GuardWords = typeof en
