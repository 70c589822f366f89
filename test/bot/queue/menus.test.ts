// Whose menu is which, on a real database; LINE is a list of the calls made to it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { menusOf } from '../../../src/bot/line/menu/menus.ts'
import { followMenus, type GiveMenu, type InstalledMenu, recordMenus } from '../../../src/bot/queue/menus.ts'
import { connect, type Database } from '../../../src/db/database.ts'
import { loadTown } from '../../conversation.ts'
import { newDatabaseUrl } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const TOWN = smallTown.town.id
let opened: Database
const database = () => opened
const idOf = (person: string) => smallTown.people.find(({ id }) => id === person)?.line ?? ''

const installed = (version = 1): InstalledMenu[] =>
  menusOf(TOWN).map(({ kind, locale }) => ({
    ...{ kind, locale, name: `${kind} ${locale}` },
    richMenuId: `${kind}-${locale}-${version}`,
  }))

type Call = { menu: string | undefined; to: string[] }

/** A LINE that answers as told, and what it was asked. */
function givingLine(answer: (call: Call) => Awaited<ReturnType<GiveMenu>> = () => 'given') {
  const calls: Call[] = []
  const give: GiveMenu = async (menu, userIds) => {
    const call = { menu, to: userIds.toSorted() }
    calls.push(call)
    return answer(call)
  }
  const has = () => {
    const now = new Map<string, string>()
    for (const { menu, to } of calls) for (const user of to) menu ? now.set(user, menu) : now.delete(user)
    return now
  }
  return { give, calls, has }
}

const follow = (give: GiveMenu) => followMenus(database(), TOWN, give)
const everybody = smallTown.people.flatMap(({ line }) => (line ? [line] : []))

beforeEach(async () => {
  opened = await connect(await newDatabaseUrl(), { onError: () => undefined, connections: 4 })
  await loadTown(opened, smallTown, new Date())
  await recordMenus(opened.db, TOWN, installed())
})
afterEach(() => opened.close())

describe('だれに、どのメニューを', () => {
  test('委員には委員の、働き手には働き手のメニューが、一度だけ渡る', async () => {
    const line = givingLine()
    expect(await follow(line.give)).toEqual({ changed: everybody.length })
    for (const id of ['p1', 'p2', 'p3', 'p4']) expect(line.has().get(idOf(id))).toBe('member-ja-1')
    for (const id of ['w1', 'w2', 'w3']) expect(line.has().get(idOf(id))).toBe('worker-ja-1')
    expect(line.calls).toHaveLength(2)
    expect(await follow(line.give)).toEqual({ changed: 0 })
    expect(line.calls).toHaveLength(2)
  })
  test('役割と言語が変わると、その人だけ替わる', async () => {
    const { db } = database()
    await follow(givingLine().give)
    const changes: [() => Promise<unknown>, string, string][] = [
      [
        () =>
          db.worker.create({
            data: { townId: TOWN, personId: 'p2', state: 'active', skills: [], claimLimit: 3 },
          }),
        'p2',
        'both-ja-1',
      ],
      [() => db.person.updateMany({ where: { id: 'p2' }, data: { locale: 'en' } }), 'p2', 'both-en-1'],
      [
        () => db.worker.updateMany({ where: { personId: 'p2' }, data: { state: 'left' } }),
        'p2',
        'member-en-1',
      ],
      [
        () => db.worker.updateMany({ where: { personId: 'w1' }, data: { state: 'left' } }),
        'w1',
        'guest-ja-1',
      ],
      [() => db.person.updateMany({ where: { id: 'w2' }, data: { roles: ['member'] } }), 'w2', 'both-ja-1'],
    ]
    for (const [change, who, menu] of changes) {
      await change()
      const line = givingLine()
      await follow(line.give)
      expect(line.calls).toEqual([{ menu, to: [idOf(who)] }])
    }
  })
  test('会議に招かれた人には、その会議が続くあいだ、資料のあるメニューが渡る', async () => {
    const { db } = database()
    const guest = { townId: TOWN, id: 'g1', name: '客 一', nameKey: '客一', roles: [] }
    const account = { townId: TOWN, platform: 'line', userId: `U${'9'.repeat(32)}`, personId: 'g1' }
    await db.person.create({ data: guest })
    await db.account.create({ data: account })
    const line = givingLine()
    await follow(line.give)
    expect(line.has().get(account.userId)).toBe('guest-ja-1')
    const invited = { townId: TOWN, meetingId: 'council-3', name: '客 一', nameKey: '客一', personId: 'g1' }
    await db.observer.create({
      data: { ...invited, state: 'invited', items: [1], byId: 's1', via: 'slack', at: new Date() },
    })
    await follow(line.give)
    expect(line.has().get(account.userId)).toBe('invited-ja-1')
    await db.observer.updateMany({ where: { personId: 'g1' }, data: { state: 'withdrawn' } })
    await follow(line.give)
    expect(line.has().get(account.userId)).toBe('guest-ja-1')
  })
  test('任期が終わった人は、委員のメニューではなくなる', async () => {
    const { db } = database()
    await follow(givingLine().give)
    await db.person.updateMany({ where: { id: 'p4' }, data: { roles: [] } })
    const line = givingLine()
    await follow(line.give)
    expect(line.calls).toEqual([])
    await db.appointment.updateMany({ where: { personId: 'p4' }, data: { to: new Date('2026-01-31') } })
    await follow(line.give)
    expect(line.calls).toEqual([{ menu: 'guest-ja-1', to: [idOf('p4')] }])
  })
  test('新しいメニューが入ると、全員に新しいものが渡る', async () => {
    await follow(givingLine().give)
    await recordMenus(database().db, TOWN, installed(2))
    const line = givingLine()
    expect(await follow(line.give)).toEqual({ changed: everybody.length })
    expect([...line.has().values()].every((menu) => menu.endsWith('-2'))).toBe(true)
  })
  test('入れていない町では、LINE に何も言わない', async () => {
    await recordMenus(database().db, TOWN, [])
    const line = givingLine()
    expect(await follow(line.give)).toEqual({ changed: 0 })
    expect(line.calls).toEqual([])
  })
})

describe('会議のあいだ', () => {
  const NOW = new Date('2026-12-10T14:00+09:00')
  const opens = (state: 'open' | 'closed') =>
    database().db.meeting.updateMany({ where: { id: 'council-3' }, data: { state } })
  const sits = (seatId: string, personId: string, proxyId: number | null = null) =>
    database().db.presence.create({
      data: {
        ...{ townId: TOWN, meetingId: 'council-3', seatId, personId, proxyId },
        ...{ mode: 'in-person', from: NOW, byId: 's1', via: 'slack' },
      },
    })
  const leaves = (personId: string) =>
    database().db.presence.updateMany({ where: { personId }, data: { to: NOW } })
  const votes = (state: 'open' | 'closed' | 'void' | 'draft') =>
    database().db.motion.upsert({
      where: { townId_meetingId_no: { townId: TOWN, meetingId: 'council-3', no: 1 } },
      update: { state },
      create: {
        ...{
          townId: TOWN,
          meetingId: 'council-3',
          no: 1,
          itemNo: 2,
          title: '会費の額',
          state,
          ballot: 'named',
        },
        ...{ at: NOW, byId: 's1', via: 'slack' },
      },
    })
  /** Who has another menu after something has happened, and which. */
  const changing = async (work: () => Promise<unknown>) => {
    await work()
    const line = givingLine()
    await follow(line.give)
    return line.calls
  }

  test('席に着いている人だけが、開会から閉会まで会議のメニューになり、採決中は採決のメニューになる', async () => {
    await follow(givingLine().give)
    expect(await changing(() => sits('c1', 'p1'))).toEqual([])
    expect(await changing(() => opens('open'))).toEqual([{ menu: 'session-ja-1', to: [idOf('p1')] }])
    expect(await changing(() => votes('draft'))).toEqual([])
    expect(await changing(() => votes('open'))).toEqual([{ menu: 'voting-ja-1', to: [idOf('p1')] }])
    expect(await changing(() => sits('c2', 'p2'))).toEqual([{ menu: 'voting-ja-1', to: [idOf('p2')] }])
    expect(await changing(() => leaves('p2'))).toEqual([{ menu: 'member-ja-1', to: [idOf('p2')] }])
    expect(await changing(() => votes('void'))).toEqual([{ menu: 'session-ja-1', to: [idOf('p1')] }])
    expect(await changing(() => opens('closed'))).toEqual([{ menu: 'member-ja-1', to: [idOf('p1')] }])
  })
  test('その議案に除斥の人には、採決のキーを出さない', async () => {
    await follow(givingLine().give)
    await sits('c1', 'p1')
    await sits('c2', 'p2')
    await opens('open')
    await database().db.recusal.create({
      data: {
        ...{ townId: TOWN, meetingId: 'council-3', itemNo: 2, seatId: 'c2', reason: '利害' },
        ...{ byId: 's1', via: 'staff', at: NOW },
      },
    })
    await follow(givingLine().give)
    expect(await changing(() => votes('open'))).toEqual([{ menu: 'voting-ja-1', to: [idOf('p1')] }])
  })
  test('代理は、承諾しているあいだだけ。委員でない働き手でも同じ', async () => {
    const { db } = database()
    await follow(givingLine().give)
    const { id } = await db.proxy.create({
      data: {
        ...{ townId: TOWN, meetingId: 'council-3', seatId: 'c2', principalId: 'p2', personId: 'w1' },
        ...{ name: '林 はるか', nameKey: '林はるか', state: 'accepted', revision: 1, at: NOW },
        ...{ byId: 'p2', via: 'line' },
      },
    })
    await opens('open')
    expect(await changing(() => sits('c2', 'w1', id))).toEqual([{ menu: 'session-ja-1', to: [idOf('w1')] }])
    const declines = () => db.proxy.updateMany({ where: { id }, data: { state: 'superseded' } })
    expect(await changing(declines)).toEqual([{ menu: 'worker-ja-1', to: [idOf('w1')] }])
  })
  test('会議のメニューをまだ入れていない町では、ふだんのメニューのまま', async () => {
    const before = installed().filter(({ kind }) => kind !== 'session' && kind !== 'voting')
    await recordMenus(database().db, TOWN, before)
    await follow(givingLine().give)
    await sits('c1', 'p1')
    await votes('open')
    expect(await changing(() => opens('open'))).toEqual([])
  })
})

describe('つながりが変わる', () => {
  test('つながらなくなった人のメニューは、一度だけ取り消す', async () => {
    const { db } = database()
    await db.account.create({ data: { townId: TOWN, platform: 'line', userId: 'Ugone', personId: 'n1' } })
    const line = givingLine()
    await follow(line.give)
    expect(line.has().get('Ugone')).toBe('member-ja-1')
    await db.account.deleteMany({ where: { userId: 'Ugone' } })
    const after = givingLine()
    await follow(after.give)
    await follow(after.give)
    expect(after.calls).toEqual([{ menu: undefined, to: ['Ugone'] }])
  })
  test('ブロックした人には何も渡さず、戻ってきたらまた渡す', async () => {
    const { db } = database()
    await follow(givingLine().give)
    const blocks = (reachable: boolean) =>
      db.account.updateMany({ where: { userId: idOf('w3') }, data: { reachable } })
    await blocks(false)
    const line = givingLine()
    await follow(line.give)
    expect(line.calls).toEqual([])
    await blocks(true)
    await follow(line.give)
    expect(line.calls).toEqual([{ menu: 'worker-ja-1', to: [idOf('w3')] }])
  })
})

describe('LINE が受け取らない', () => {
  test('断られた人だけを残して、ほかの全員に渡り、同じことをくり返さない', async () => {
    const bad = idOf('p1')
    const line = givingLine(({ to }) => (to.includes(bad) ? 'refused' : 'given'))
    await follow(line.give)
    for (const user of everybody.filter((one) => one !== bad)) expect(line.has().get(user)).toBeDefined()
    const calls = line.calls.length
    await follow(line.give)
    expect(line.calls).toHaveLength(calls)
  })
  test.each(['busy', 'gone'] as const)('%s: そこで止まり、次に続きから渡る', async (why) => {
    let calls = 0
    const line = givingLine(() => {
      calls += 1
      return calls === 2 ? why : 'given'
    })
    const first = await follow(line.give)
    expect(first.stopped).toBe(why)
    const rest = await follow(line.give)
    expect(first.changed + rest.changed).toBe(everybody.length)
    expect(line.calls).toHaveLength(3)
  })
  test('途中の故障は投げられ、済んだことは残る', async () => {
    let calls = 0
    const give: GiveMenu = async () => {
      calls += 1
      if (calls === 2) throw new Error('LINE answered 503')
      return 'given'
    }
    await expect(follow(give)).rejects.toThrow('LINE answered 503')
    const line = givingLine()
    const { changed } = await follow(line.give)
    expect(line.calls).toHaveLength(1)
    expect(changed).toBeLessThan(everybody.length)
  })
  test('二つのプログラムが同時に渡すことはない', async () => {
    const entered = Promise.withResolvers<void>()
    const open = Promise.withResolvers<void>()
    const slow = givingLine()
    const first = follow(async (menu, to) => {
      entered.resolve()
      await open.promise
      return slow.give(menu, to)
    })
    await entered.promise
    const second = givingLine()
    expect(await follow(second.give)).toEqual({ changed: 0, stopped: 'elsewhere' })
    open.resolve()
    expect(await first).toEqual({ changed: everybody.length })
    expect(second.calls).toEqual([])
  })
})
