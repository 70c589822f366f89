// 顧客・商談・受注: 入れ、出し、また入れて同じ。だめなところは場所とともに言う。
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { problemsOf, take } from './towns.ts'

const database = testDatabase()

const townOf = (id: string) => ({
  ...smallTown,
  town: { id, name: '見本村' },
  people: smallTown.people.map(({ id: person, name, roles }) => ({ id: person, name, roles })),
})
const AT = '2026-11-20T10:00:00.000Z'
const own = {
  clients: [
    { no: 1, name: '社会福祉協議会', contact: '0267', at: AT },
    { no: 2, name: '隣町', kind: 'town', note: '来年も' },
  ],
  leads: [
    {
      no: 1,
      client: '隣町',
      topic: '名簿',
      stage: 'won',
      owner: 's1',
      steps: [
        { stage: 'lead', next: '2026-12-01', at: AT },
        { stage: 'won', note: '決まった', by: 's1', via: 'slack', at: AT },
      ],
    },
    { no: 2, client: 1, topic: '封入', stage: 'lost', reason: '予算' },
  ],
  orders: [
    {
      no: 1,
      client: 2,
      lead: 1,
      title: '名簿入力',
      yen: 120_000,
      quantity: 20,
      unit: '件',
      dueAt: '2026-12-20T17:00+09:00',
      reorder: { client: '塩尻市振興公社', due: '2027-01-31' },
      state: 'split',
      director: 's1',
    },
    {
      no: 2,
      client: '社会福祉協議会',
      title: '封入',
      yen: 1,
      quantity: 1,
      unit: '通',
      dueAt: '2026-12-20T17:00+09:00',
      state: 'cancelled',
    },
  ],
}
const job = (no: number, more: Record<string, unknown> = {}) => ({
  no,
  title: `名簿入力 ${no}`,
  slots: 1,
  payYen: 3_000,
  dueAt: '2026-12-20T17:00+09:00',
  order: 1,
  quantity: 10,
  unit: '件',
  ...more,
})
const accepted = { state: 'open', claims: [{ worker: 'w1', state: 'accepted', at: AT }] }

describe('入れて、出して、また入れる', () => {
  test('仕事は受注を、議題も受注を言い、すべて検収されれば完了', async () => {
    const town = {
      ...townOf('orders'),
      ...own,
      jobs: [...smallTown.jobs, job(21, accepted), job(22, accepted)],
      meetings: smallTown.meetings.map((meeting) => ({
        ...meeting,
        items: meeting.items.map((item) => (item.no === 2 ? { ...item, order: 2 } : item)),
      })),
    }
    await take(database(), town)
    expect(await take(database(), town)).toEqual({ town: 'orders', inserted: {}, updated: {} })
    const shown = await thereAndBack(database(), 'orders')
    expect(shown).toMatchObject({
      clients: [
        { no: 1, organisation: 'shakyo' },
        { no: 2, organisation: null, kind: 'town' },
      ],
      leads: [
        { no: 1, client: '隣町', order: 1, steps: [{ stage: 'lead' }, { note: '決まった' }] },
        { no: 2 },
      ],
      orders: [
        { no: 1, client: '隣町', title: '名簿入力', yen: 120_000, state: 'done', jobs: [21, 22] },
        { no: 2, state: 'cancelled', jobs: [] },
      ],
    })
    expect(shown.meetings[0]?.items.map(({ order }: { order: number | null }) => order)).toEqual([null, 2])
    await elsewhere(database(), 'orders')
  })
})

describe('だめなところを、場所とともに言う', () => {
  const wrong = (more: Record<string, unknown>) =>
    problemsOf(database(), { ...townOf('wrong'), ...own, ...more })

  test.each([
    [{ clients: [...own.clients, { no: 2, name: '別' }] }, 'clients[2]', 'number 2'],
    [{ clients: [...own.clients, { no: 3, name: '隣 町' }] }, 'clients[2]', 'the name of clients[1]'],
    [{ clients: [{ ...own.clients[0], organisation: 'x' }, own.clients[1]] }, 'clients[0].organisation', 'x'],
    [{ leads: [{ no: 1, client: '遠い町', topic: '名簿' }] }, 'leads[0].client', '遠い町'],
    [{ leads: [{ no: 1, client: 1, topic: '名簿', owner: 'x' }] }, 'leads[0].owner', 'x'],
    [{ leads: [{ no: 1, client: 1, topic: '名簿', stage: 'lost' }] }, 'leads[0].reason', 'missing'],
    [
      { leads: [{ no: 1, client: 1, topic: '名簿', stage: 'won', next: '2026-12-01' }] },
      'leads[0].next',
      'no next step',
    ],
    [
      { leads: [{ no: 1, client: 1, topic: '名簿', stage: 'won', steps: [{ stage: 'lead' }] }] },
      'leads[0].stage',
      'its last step lead',
    ],
    [{ orders: [{ ...own.orders[0], client: 9 }] }, 'orders[0].client', '9'],
    [{ orders: [{ ...own.orders[0], lead: 9 }] }, 'orders[0].lead', '9'],
    [{ orders: [{ ...own.orders[0], director: 'x' }] }, 'orders[0].director', 'x'],
    [
      { orders: [own.orders[0], { ...own.orders[1], lead: 1 }] },
      'orders[1]',
      'lead 1 became orders[0] already',
    ],
    [{ orders: [{ ...own.orders[0], quantity: 0 }] }, 'orders[0].quantity', 'at least 1'],
    [{ jobs: [job(30, { order: 9 })] }, 'jobs[0].order', 'no order 9'],
    [
      {
        meetings: smallTown.meetings.map((one) => ({
          ...one,
          items: [{ no: 1, title: '甲', kind: 'report', order: 9 }],
        })),
      },
      'meetings[0].items[0].order',
      'no order 9',
    ],
  ])('%#: %j', async (more, path, words) => {
    expect(await wrong(more)).toEqual([{ path, problem: expect.stringContaining(words) }])
  })
})
