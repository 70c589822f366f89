// 除斥の申し出(V9): 顧客にあたる組織の委員と代理にたずね、答えは本人の言葉。自動では除斥にしない。
import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { receiveOrder } from '../../../src/domain/order/receive.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { makeClient } from '../../../src/domain/sales/make-client.ts'
import { type AskingParties, askParties } from '../../../src/domain/session/ask-parties.ts'
import { linkItem } from '../../../src/domain/session/link-item.ts'
import { readParties } from '../../../src/domain/session/read-parties.ts'
import { recordRecusal, recuse } from '../../../src/domain/session/recuse.ts'
import { denyInterest, stepBack } from '../../../src/domain/session/step-back.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, changed, STAFF, succeeded } from '../meeting/meanwhile.ts'
import { type Doing, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { ORDER } from '../sales/selling.ts'

const operation = operations()
const { run, meeting, database } = operation
const kindOf = (kind: string) => ({ ok: false, refusal: { kind } })
const P3 = { by: 'p3' }
const DUE = new Date('2027-01-20T17:00+09:00')

const ordered = async (name: string): Promise<number> =>
  run(STAFF, async (act) => {
    const made = await makeClient(act, { name })
    const clientNo = made.ok
      ? made.value.no
      : made.refusal.kind === 'client-stands'
        ? made.refusal.client.no
        : 0
    const order = { clientNo, ...ORDER, dueAt: DUE }
    return granted(await receiveOrder(act, { timezone: 'Asia/Tokyo' }, order)).no
  })
const linking = async (orderNo: number | null, itemNo = 2, doing: Doing = STAFF) => {
  const seen = await meeting()
  return run(doing, (act) => linkItem(act, { meeting: seen, itemNo, orderNo }))
}
const asking = async (how: Partial<AskingParties> = {}) => {
  const seen = await meeting()
  const asked = await run({ by: 'system' }, async (act) =>
    askParties(act, await freshTown(act), { meeting: seen, ...how }),
  )
  return asked.map(({ party, people }) => `${party.seatId} ${people}`)
}
const parties = async () => {
  const seen = await meeting()
  return run({ by: 'system' }, async (act) => readParties(act, await freshTown(act), { meeting: seen }))
}
const steppingBack = async (doing: Doing = P3, seen?: Awaited<ReturnType<typeof meeting>>) => {
  const now = seen ?? (await meeting())
  return run(doing, async (act) =>
    stepBack(act, await freshTown(act), { meeting: now, itemNo: 2, reason: '職員であるため' }),
  )
}
const denying = async (doing: Doing = P3) => {
  const now = await meeting()
  return run(doing, async (act) => denyInterest(act, await freshTown(act), { meeting: now, itemNo: 2 }))
}

beforeEach(() => operation.newTown())

describe('議題が受注についてである', () => {
  test('顧客にあたる組織の委員が分かる。ほかの顧客なら、だれでもない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    expect(await parties()).toEqual([
      {
        itemNo: 2,
        item: '議案第1号',
        orderNo: 1,
        client: '社会福祉協議会',
        seatId: 'c3',
        personId: 'p3',
        name: '髙橋 健',
        proxyId: null,
        recused: false,
        denied: false,
      },
    ])
    expect(granted(await linking(await ordered('佐久商会'))).before).toBe(1)
    expect(await parties()).toEqual([])
  })
  test('会議の日に席にいる人にたずねる', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    await succeeded(operation, { seatId: 'c3' })
    expect((await parties()).map(({ personId }) => personId)).toEqual(['n1'])
  })
  test('ない議題、ない受注は断り、庶務だけが書く', async () => {
    const no = await ordered('社会福祉協議会')
    expect(await writingNothing(operation, () => linking(no, 9))).toEqual(
      refuse({ kind: 'no-such-item', items: [1, 2] }),
    )
    expect(await writingNothing(operation, () => linking(9))).toEqual(
      refuse({ kind: 'no-such-order', no: 9 }),
    )
    expect(await writingNothing(operation, () => linking(no, 2, { by: 'p1' }))).toMatchObject(
      kindOf('not-permitted'),
    )
  })
  test('古い: linkItem は、その間に日の変わった会議の議題に書かない', async () => {
    const no = await ordered('社会福祉協議会')
    const seen = await meeting()
    await changed(operation)
    expect(
      await writingNothing(operation, () =>
        run(STAFF, (act) => linkItem(act, { meeting: seen, itemNo: 2, orderNo: no })),
      ),
    ).toMatchObject(kindOf('meeting-changed'))
  })
})

describe('たずねる', () => {
  test('通知で一度、採決ごとに一度。答えた人には、もうたずねない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    expect(await asking()).toEqual(['c3 p3'])
    expect(await writingNothing(operation, () => asking())).toEqual([])
    expect(await asking({ motionNo: 1 })).toEqual(['c3 p3'])
    expect(await asking({ motionNo: 1 })).toEqual([])
    granted(await denying())
    expect(await asking({ motionNo: 2 })).toEqual([])
  })
  test('代理の方にもたずね、その答えも答え', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    await database().db.proxy.create({
      data: {
        townId: operation.town(),
        meetingId: 'council-3',
        seatId: 'c3',
        principalId: 'p3',
        personId: 'w1',
        name: '林 はるか',
        nameKey: '林はるか',
        org: '社会福祉協議会',
        state: 'accepted',
        revision: 1,
        byId: 'p3',
        via: 'line',
        at: DUE,
      },
    })
    expect(await asking()).toEqual(['c3 p3,w1'])
    granted(await denying({ by: 'w1' }))
    expect((await parties()).map(({ denied }) => denied)).toEqual([true])
  })
  test('除斥の定めのない会議体では、たずねない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    await database().sql.count(
      statement`update charter_version
        set rules = jsonb_set(rules, '{recusal,allowed}', 'false') where town_id = ${operation.town()}`,
    )
    expect(await writingNothing(operation, () => asking())).toEqual([])
    expect(await writingNothing(operation, () => steppingBack())).toMatchObject(kindOf('recusal-not-allowed'))
  })
  test('二つの時に同時にたずねても一度', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    expect((await Promise.all([asking(), asking()])).flat()).toEqual(['c3 p3'])
  })
})

describe('答える', () => {
  test('申し出れば、理由とともに除斥になる。監査に理由は書かない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    expect(granted(await steppingBack()).party.seatId).toBe('c3')
    expect((await parties()).map(({ recused }) => recused)).toEqual([true])
    expect(JSON.stringify(await lastAudit(operation))).not.toContain('職員であるため')
    expect(await writingNothing(operation, () => denying())).toEqual(refuse({ kind: 'recused-already' }))
    expect(await writingNothing(operation, () => steppingBack())).toMatchObject(kindOf('recused-already'))
  })
  test('関係がないと言ったあとでも、申し出られる', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    granted(await denying())
    expect((await steppingBack()).ok).toBe(true)
  })
  test('たずねられていない人は、申し出られない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    for (const by of ['p1', 's1', 'w1']) {
      expect(await writingNothing(operation, () => steppingBack({ by }))).toEqual(
        refuse({ kind: 'not-party' }),
      )
      expect(await writingNothing(operation, () => denying({ by }))).toEqual(refuse({ kind: 'not-party' }))
    }
  })
  test('古い: stepBack は、その間に中止された会議の申し出を受けない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    const seen = await meeting()
    await cancelled(operation)
    expect(await writingNothing(operation, () => steppingBack(P3, seen))).toMatchObject(
      kindOf('meeting-cancelled'),
    )
  })
  test('古い: denyInterest は、その間に別の受注になった議題の答えを受けない', async () => {
    granted(await linking(await ordered('社会福祉協議会')))
    granted(await linking(await ordered('佐久商会')))
    expect(await writingNothing(operation, () => denying())).toEqual(refuse({ kind: 'not-party' }))
  })
  test('古い: recordRecusal は、その間に書かれた除斥を二度書かない', async () => {
    const seen = await meeting()
    const given = { meeting: seen, itemNo: 2, seatId: 'c3', reason: '親族' }
    granted(await run(STAFF, (act) => recuse(act, given)))
    expect(await writingNothing(operation, () => run(P3, (act) => recordRecusal(act, given)))).toMatchObject(
      kindOf('recused-already'),
    )
  })
})
