// 紙でいただいた誓約(第8条): 庶務が書きとめ、だれがどう受け取ったかが残る。
import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { vacateSeat } from '../../../src/domain/membership/vacate.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { owesPledge } from '../../../src/domain/pledge/model.ts'
import { partInMeeting, pledgesOf } from '../../../src/domain/pledge/read.ts'
import { recordPledge, takeBackPledge } from '../../../src/domain/pledge/record.ts'
import { takePledge } from '../../../src/domain/pledge/take.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const PAPER = { by: 's1', via: 'counter' } as const
const recording = (personId: string, { bodyId = 'council', by = 's1' } = {}) =>
  run({ by, via: 'counter' }, (act) => recordPledge(act, { personId, bodyId }))
const takingBack = (personId: string, { at = NOW, by = 's1' } = {}) =>
  run({ by }, (act) => takeBackPledge(act, { personId, bodyId: 'council', at }))
const pledges = (personId: string) => run(PAPER, (act) => pledgesOf(act, personId))

beforeEach(() => operation.newTown())

describe('記録', () => {
  test('任期のあいだの誓約になり、だれがどう受け取ったかが残る', async () => {
    expect(granted(await recording('p2'))).toEqual({ article: '第8条', again: false, at: NOW })
    expect(await pledges('p2')).toEqual([{ bodyId: 'council', at: NOW, via: 'counter', by: '庶務 まもる' }])
    const part = await run({ by: 'p2' }, async (act) =>
      partInMeeting(act, await freshTown(act), await meeting()),
    )
    expect(part && owesPledge(part, { required: true })).toBe(false)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'pledge.recorded',
      subject: 'council',
      via: 'counter',
      facts: { person: 'p2' },
    })
  })
  test('本人が先に誓約していれば、本人のものが残る', async () => {
    granted(await run({ by: 'p2' }, (act) => takePledge(act, { meetingId: 'council-3' })))
    expect(granted(await recording('p2'))).toMatchObject({ again: true })
    expect(await pledges('p2')).toMatchObject([{ via: 'line', by: null }])
  })
  test('古い: recordPledge は、席のない人、席を離れた人、ない会議体、誓約を求めない規則では記録せず、庶務のほかはできない', async () => {
    const refused = await writingNothing(operation, async () => [
      await recording('w1'),
      await recording('p2', { bodyId: 'gikai' }),
      await recording('p2', { by: 'p2' }),
    ])
    expect(refused).toMatchObject([
      refuse({ kind: 'no-seat' }),
      refuse({ kind: 'no-such-body' }),
      { refusal: { kind: 'not-permitted', who: ['staff'] } },
    ])
    granted(await run(PAPER, (act) => vacateSeat(act, { seatId: 'c3', on: '2026-11-20', holder: 'p3' })))
    expect(await recording('p3')).toEqual(refuse({ kind: 'no-seat' }))
    await database().sql.count(statement`update charter_version
      set rules = jsonb_set(rules, '{secrecy,required}', 'false') where town_id = ${town()}`)
    expect(await recording('p2')).toMatchObject({ refusal: { kind: 'no-duty' } })
  })
  test('同じ瞬間に二人が書いても、一つ', async () => {
    const one = {
      doing: PAPER,
      work: (act: Parameters<typeof recordPledge>[0]) =>
        recordPledge(act, { personId: 'p2', bodyId: 'council' }),
    }
    const both = await together(operation, one, one)
    expect(both.map((each) => granted(each).again).toSorted()).toEqual([false, true])
    expect(await pledges('p2')).toHaveLength(1)
  })
})

describe('取り消し', () => {
  test('書きとめたものは取り消せる', async () => {
    granted(await recording('p2'))
    granted(await takingBack('p2'))
    expect(await pledges('p2')).toEqual([])
  })
  test('古い: takeBackPledge は、本人の誓約、別の時刻の記録、もうない記録を取り消さない', async () => {
    granted(await run({ by: 'p1' }, (act) => takePledge(act, { meetingId: 'council-3' })))
    granted(await recording('p2'))
    const refused = await writingNothing(operation, async () => [
      await takingBack('p1'),
      await takingBack('p2', { at: new Date(0) }),
      await takingBack('p3'),
      await takingBack('p2', { by: 'p2' }),
    ])
    expect(refused).toMatchObject([
      refuse({ kind: 'no-such-pledge' }),
      refuse({ kind: 'no-such-pledge' }),
      refuse({ kind: 'no-such-pledge' }),
      { refusal: { kind: 'not-permitted' } },
    ])
  })
})
