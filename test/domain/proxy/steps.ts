// The way of a proxy, step by step: named by the member, allowed by the secretariat, shown the code, accepted.
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { acceptProxy } from '../../../src/domain/proxy/accept.ts'
import { approveProxy } from '../../../src/domain/proxy/approve.ts'
import { type Bearer, claimProxyCode } from '../../../src/domain/proxy/claim-code.ts'
import { nameProxy } from '../../../src/domain/proxy/name.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import type { Operations } from '../records.ts'

export const CODE = '12345678'
export const HANAKO = '佐藤 花子'

type Of = {
  seatId?: string
  personId?: string
  name?: string
  org?: string
  code?: string
  meeting?: Meeting
}

/** The seat's holder names somebody; without more, the holder of c2 names 佐藤 花子. */
export const nomination = (meeting: Meeting, of: Of = {}) => {
  const { seatId = 'c2', personId = 'p2', name = HANAKO, org, code = CODE } = of
  return { meeting, seatId, personId, nominee: { name, org }, code }
}

export function proxySteps({ run, meeting, database, town }: Operations) {
  const name = async (of: Of = {}): Promise<number> => {
    const wanted = nomination(of.meeting ?? (await meeting()), of)
    return granted(await run({ by: wanted.personId }, (act) => nameProxy(act, { ...wanted, sure: true })))
      .proxyId
  }
  const approved = async (of: Of = {}): Promise<number> => {
    const proxyId = await name(of)
    granted(await run(STAFF, (act) => approveProxy(act, { proxyId, code: of.code ?? CODE })))
    return proxyId
  }
  const claimed = async (of: Of = {}, bearer: Bearer = { personId: 'w1' }): Promise<number> => {
    const proxyId = await approved(of)
    granted(await run({ by: 'w1' }, (act) => claimProxyCode(act, { digits: of.code ?? CODE, bearer })))
    return proxyId
  }
  return {
    name,
    approved,
    /** The code was shown by 林 はるか (w1), or another bearer. */
    claimed,
    accepted: async (of: Of = {}, personId = 'w1'): Promise<number> => {
      const proxyId = await claimed(of, { personId })
      granted(await run({ by: personId }, (act) => acceptProxy(act, { proxyId, personId })))
      return proxyId
    },
    row: (id: number) =>
      database().db.proxy.findUniqueOrThrow({ where: { townId_id: { townId: town(), id } } }),
    answer: (seatId = 'c2') => database().db.answer.findFirst({ where: { townId: town(), seatId } }),
  }
}
