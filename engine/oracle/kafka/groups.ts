import { checkConsumerError, isAboutConsumerProtocol } from './consumer-group-errors.ts'
import { checkConsumerScript, isConsumerScript } from './consumer-group-scripts.ts'
import { checkClassicError, type GroupErrorCase } from './group-errors.ts'
import { checkClassicScript, type GroupScriptCase } from './group-scripts.ts'
import type { Difference } from './leaves-a-difference.ts'
import { checkTimeline } from './timelines.ts'
import type { TimelineCase } from './timelines-case.ts'

/**
 * How a recorded case about groups is checked, by the `theme` of its file. An empty answer: the case passes.
 */
export const groupChecks: Readonly<Record<string, (oracleCase: unknown) => Difference[]>> = {
  'one request in one group state: answer of the real coordinator': (oracleCase) =>
    checkError(oracleCase as GroupErrorCase),
  'broker-side group scripts in virtual time': (oracleCase) => checkScript(oracleCase as GroupScriptCase),
  'rebalance and offset stories, classic protocol (eager: range/roundrobin/sticky/default; cooperative: coop)':
    (oracleCase) => checkTimeline(oracleCase as TimelineCase),
  'the same stories, KIP-848 protocol (group.protocol=consumer)': (oracleCase) =>
    checkTimeline(oracleCase as TimelineCase),
}

function checkError(oracleCase: GroupErrorCase): Difference[] {
  return isAboutConsumerProtocol(oracleCase) ? checkConsumerError(oracleCase) : checkClassicError(oracleCase)
}

function checkScript(script: GroupScriptCase): Difference[] {
  return isConsumerScript(script) ? checkConsumerScript(script) : checkClassicScript(script)
}
