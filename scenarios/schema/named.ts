import { kafkaSetup } from './kafka.ts'
import { anchor, command, condition, latency, measure, network, pattern, plain } from './plain.ts'
import { rabbitSetup } from './rabbit.ts'
import { rabbitClient } from './rabbit-clients.ts'
import { bet, branch, knob, narration } from './scenario.ts'

/** Parts of the format that stand under a name of their own in the published schema. */
export const namedSchemas = {
  anchor,
  bet,
  branch,
  command,
  condition,
  kafkaSetup,
  knob,
  latency,
  measure,
  narration,
  network,
  pattern,
  plain,
  rabbitClient,
  rabbitSetup,
}
