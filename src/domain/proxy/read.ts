import type { Reader } from '../act.ts'
import { codeDigest } from '../people/code.ts'
import { LIVING, type NamedProxy, proxyState } from './model.ts'

type Row = Omit<NamedProxy, 'state'> & { state: string }

const proxyOf = ({
  id,
  meetingId,
  seatId,
  principalId,
  name,
  title,
  org,
  personId,
  state,
}: Row): NamedProxy => ({
  id,
  meetingId,
  seatId,
  principalId,
  name,
  title,
  org,
  personId,
  state: proxyState.parse(state),
})

export async function findProxy({ tx, town }: Reader, id: number): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findUnique({ where: { townId_id: { townId: town, id } } })
  return found ? proxyOf(found) : undefined
}

/** The proxy who holds a seat's place for a meeting, where there is one. */
export async function livingProxyOf(
  { tx, town }: Reader,
  { meetingId, seatId }: { meetingId: string; seatId: string },
): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findFirst({
    where: { townId: town, meetingId, seatId, state: { in: [...LIVING] } },
  })
  return found ? proxyOf(found) : undefined
}

/** The proxy a code was made for, while it waits to be accepted, and until when the code is good. */
export async function findByCode(
  { tx, town }: Reader,
  digits: string,
): Promise<{ proxy: NamedProxy; expiresAt: Date | null } | undefined> {
  const found = await tx.proxy.findFirst({
    where: { townId: town, codeDigest: codeDigest(town, digits), state: 'approved' },
  })
  return found ? { proxy: proxyOf(found), expiresAt: found.codeExpires } : undefined
}

/** The seat somebody comes for as a proxy who has accepted. */
export async function acceptedSeatOf(
  { tx, town }: Reader,
  { meetingId, personId }: { meetingId: string; personId: string },
): Promise<NamedProxy | undefined> {
  const found = await tx.proxy.findFirst({
    where: { townId: town, meetingId, personId, state: 'accepted' },
  })
  return found ? proxyOf(found) : undefined
}
