import type { ComponentType } from 'react'
import { Coordinator, PlainCard, Queue } from './CardPlace.tsx'
import { Container } from './ContainerPlace.tsx'
import { Log } from './LogPlace.tsx'
import type { PictureProps } from './look.ts'
import { Consumer, Exchange, Member, Producer } from './Shapes.tsx'

/** The picture of each kind of place; a kind that is not here is a plain card. */
const PICTURES: Readonly<Record<string, ComponentType<PictureProps>>> = {
  producer: Producer,
  exchange: Exchange,
  queue: Queue,
  stream: Queue,
  consumer: Consumer,
  member: Member,
  coordinator: Coordinator,
  partition: Log,
}

/** The picture of a place. */
export function pictureOf(kind: string, isContainer: boolean): ComponentType<PictureProps> {
  return isContainer ? Container : (PICTURES[kind] ?? PlainCard)
}
