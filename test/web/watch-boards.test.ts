// 見ている人が何人でも、見に行くのは一秒に一度。つなげる数には限りがあり、止めるときはみな終わる。
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { signLink } from '../../src/links.ts'
import { openVault } from '../../src/vault.ts'
import { boardRoutes } from '../../src/web/board/routes.ts'
import { type Most, watchBoards } from '../../src/web/board/watch-boards.ts'

const log = pino({ level: 'silent' })
const one = { town: 'mura', meeting: 'council-3' }
const other = { town: 'mura', meeting: 'council-4' }

/** Marks of the test's own, and how often they were asked for. */
function watching({ most }: { most?: Most } = {}) {
  const state = { mark: 'a', looks: 0, asked: 0, away: false, now: new Date('2026-12-10T14:00:00Z') }
  const boards = watchBoards({
    source: {
      read: async () => undefined,
      marks: async (of) => {
        state.looks += 1
        state.asked = of.length
        if (state.away) throw new Error('away')
        return of.map(({ meeting }) => `${meeting} ${state.mark}`)
      },
    },
    now: () => state.now,
    log,
    most,
  })
  const follow = (of = one) => {
    const follower = boards.follow(of)
    if (!follower) throw new Error('full')
    return follower
  }
  return { state, boards, follow }
}

test('何人が見ていても一秒に一度だけ、変わったときにみなに知らせる', async () => {
  const { state, boards, follow } = watching()
  const followers = [follow(), follow(), follow(other)]
  const all = (ms: number) => Promise.all(followers.map((follower) => follower.next(ms)))
  // 初めの一目で、読んだあとの変化を落とさない。
  expect(await all(3_000)).toEqual(['changed', 'changed', 'changed'])
  expect(await all(1_200)).toEqual(['quiet', 'quiet', 'quiet'])
  expect(state.looks).toBeLessThanOrEqual(3)
  expect(state.asked).toBe(2)
  state.mark = 'b'
  expect(await all(3_000)).toEqual(['changed', 'changed', 'changed'])
  state.now = new Date(state.now.getTime() + 60_000)
  expect(await all(3_000)).toEqual(['changed', 'changed', 'changed'])
  for (const follower of followers) follower.leave()
  const { looks } = state
  await sleep(1_200)
  expect(state.looks).toBe(looks)
  boards.stop()
})
test('聞いていない間のことは、次に聞いたときに知る', async () => {
  const { boards, follow } = watching()
  const follower = follow()
  await sleep(1_300)
  expect(await follower.next(10)).toBe('changed')
  expect(await follower.next(10)).toBe('quiet')
  boards.stop()
})
test('見に行けないときも知らせる: 読み直して、古いと言うために', async () => {
  const { state, boards, follow } = watching()
  const follower = follow()
  await follower.next(3_000)
  state.away = true
  expect(await follower.next(3_000)).toBe('changed')
  boards.stop()
})
test('会議ごと、全体の数に限りがあり、去ればまた入れる', () => {
  const { boards, follow } = watching({ most: { all: 3, each: 2 } })
  const first = follow()
  follow()
  expect(boards.follow(one)).toBeUndefined()
  follow(other)
  expect(boards.follow(other)).toBeUndefined()
  first.leave()
  first.leave()
  expect(boards.follow(other)).toBeDefined()
  boards.stop()
})
test('止めれば待っている人に終わりを告げ、だれももう入れない', async () => {
  const { boards, follow } = watching()
  const follower = follow()
  const next = follower.next(10_000)
  boards.stop()
  expect(await next).toBe('over')
  expect(boards.follow(one)).toBeUndefined()
})
const vault = openVault(['secret'])

test('読めないときは、そう言って自分で読み直す。つながっている人には古いと言う', async () => {
  const now = () => new Date('2026-12-10T14:00:00Z')
  const source = { read: () => Promise.reject(new Error('away')), marks: async () => ['a'] }
  const boards = watchBoards({ source, now, log })
  const app = boardRoutes({ boards, vault, lineId: async () => undefined, now, log })
  const token = signLink(vault, {
    kind: 'board',
    town: one.town,
    person: 's1',
    facts: { meeting: one.meeting },
    until: Date.parse('2026-12-11T00:00:00Z'),
  })
  const answer = await app.request(`/${token}`)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(await answer.text()).toMatch(/http-equiv="refresh"[\s\S]*いま、会議の記録を読めません/)
  const stream = await app.request(`/${token}/events`)
  setTimeout(boards.stop, 300)
  expect(await stream.text()).toContain('event: stale')
})
test('いっぱいのときは、503といつまた来るかを答える', async () => {
  const { boards } = watching({ most: { all: 0, each: 0 } })
  const now = () => new Date('2026-12-10T14:00:00Z')
  const app = boardRoutes({ boards, vault, lineId: async () => undefined, now, log })
  const token = signLink(vault, {
    kind: 'board',
    town: one.town,
    person: 's1',
    facts: { meeting: one.meeting },
    until: Date.parse('2026-12-11T00:00:00Z'),
  })
  const answer = await app.request(`/${token}/events?lang=en`)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('15')
  expect(await answer.text()).toContain('Too many are looking')
  expect((await app.request(`/${token}/events`, { method: 'HEAD' })).status).toBe(200)
  expect((await app.request('/files/../routes.ts')).status).toBe(404)
  expect((await app.request('/files/words.ts')).status).toBe(404)
})
