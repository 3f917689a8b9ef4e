import { useEffect, useRef, useState } from 'react'
import type { Answered, Asked, Question } from './answers.ts'
import type { LabReply, LabRequest } from './lab.worker.ts'

/** What the engine answers; undefined while it runs. */
export interface Answer<Value> {
  readonly value: Value | undefined
  readonly hasFailed: boolean
}

/** Asks the engine, beside the page. `asked` is compared by identity; only the newest answer is taken. */
export function useAnswer<Name extends Question>(question: Name, asked: Asked<Name>): Answer<Answered<Name>> {
  const worker = useRef<Worker>(undefined)
  const newest = useRef(0)
  const [answer, setAnswer] = useState<Answer<Answered<Name>>>({ value: undefined, hasFailed: false })
  useEffect(() => {
    const own = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' })
    own.onmessage = ({ data }: MessageEvent<LabReply>) => {
      if (data.id === newest.current) setAnswer({ value: data.answer as Answered<Name>, hasFailed: false })
    }
    own.onerror = (event) => {
      event.preventDefault()
      setAnswer({ value: undefined, hasFailed: true })
    }
    worker.current = own
    return () => own.terminate()
  }, [])
  useEffect(() => {
    newest.current += 1
    const request: LabRequest = { id: newest.current, question, asked }
    worker.current?.postMessage(request)
  }, [question, asked])
  return answer
}
