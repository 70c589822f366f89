import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { lockJob } from '../../../src/domain/job/lock.ts'
import { findJob } from '../../../src/domain/job/read.ts'
import { overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { claims, closes, slotsOf, workingTown } from './turns.ts'

const operation = operations()
const { run, database, town } = operation
const SYSTEM = { by: 'system' }

beforeEach(() => workingTown(operation))

/** Changes a job's row at once or not at all. */
const atOnceOrNever = (no: number) =>
  run(SYSTEM, ({ sql, town: id }) =>
    sql.count(statement`select 1 from job where town_id = ${id} and no = ${no} for no key update nowait`),
  )

describe('仕事の行を押さえる', () => {
  test('押さえた仕事は、終わるまで人に変えられない。ほかの仕事は変えられる', async () => {
    await run(SYSTEM, async (act) => {
      expect(await lockJob(act, 3)).toBe(1)
      await expect(atOnceOrNever(3)).rejects.toThrow(/could not obtain lock/)
      expect(await atOnceOrNever(5)).toBe(1)
    })
    expect(await atOnceOrNever(3)).toBe(1)
  })
  test('押さえただけでは、何も変わらない', async () => {
    await writingNothing(operation, () => run(SYSTEM, (act) => lockJob(act, 3)))
  })
  test('押さえている間の応募は、その後になる', async () => {
    const ends: string[] = []
    const lock = {
      doing: SYSTEM,
      work: async (act: Parameters<typeof lockJob>[0]) => {
        await lockJob(act, 3)
        ends.push('locked')
      },
    }
    const claim = claims('w1', 3)
    const [, claimed] = await overlapping(operation, lock, {
      ...claim,
      work: async (act) => {
        const outcome = await claim.work(act)
        ends.push('claimed')
        return outcome
      },
    })
    expect(claimed.ok).toBe(true)
    expect(ends).toEqual(['locked', 'claimed'])
    expect(await slotsOf(operation, 3)).toMatchObject({ held: 1 })
  })
})

describe('読んだときは正しかった', () => {
  test('古い: lockJob は、その間に消えた仕事では何も押さえない', async () => {
    await database().db.job.delete({ where: { townId_no: { townId: town(), no: 9 } } })
    expect(await writingNothing(operation, () => run(SYSTEM, (act) => lockJob(act, 9)))).toBe(0)
  })
  test('古い: lockJob を待っている間に閉じた仕事は、押さえたときには閉じている', async () => {
    const [, found] = await overlapping(operation, closes(3), {
      doing: SYSTEM,
      work: async (act) => {
        expect(await findJob(act, 3)).toMatchObject({ state: 'open' })
        await lockJob(act, 3)
        return findJob(act, 3)
      },
    })
    expect(found).toMatchObject({ state: 'closed' })
  })
})
