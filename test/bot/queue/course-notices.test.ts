// 講座のお知らせは、届くときにもそのとおりでなければ、出さない。
import { beforeEach, expect, test } from 'vitest'
import { isStillSo } from '../../../src/bot/queue/still-so.ts'
import type { Condition } from '../../../src/bot/turn/notice.ts'
import { granted } from '../../domain/meeting/granted.ts'
import { operations } from '../../domain/operation.ts'
import { FIRST, SECOND, teachingIn } from '../../domain/training/teaching.ts'

const operation = operations()
const teaching = teachingIn(operation)
const holds = (condition: Condition) => isStillSo(operation.database().sql, operation.town(), condition)

beforeEach(() => operation.newTown())

test('日時と場所が変わった講座、中止の講座のことは言わない', async () => {
  await teaching.make()
  const as = (more: Partial<NonNullable<Condition['course']>> = {}): Condition => ({
    course: { no: 1, states: ['open'], dates: [FIRST.getTime()], place: '役場', ...more },
  })
  expect(await holds(as())).toBe(true)
  expect(await holds(as({ place: '公民館' }))).toBe(false)
  granted(await teaching.changing({ dates: [SECOND] }))
  expect(await holds(as())).toBe(false)
  expect(await holds(as({ dates: [SECOND.getTime()] }))).toBe(true)
  granted(await teaching.changing({ place: '公民館' }, { revision: 2 }))
  expect(await holds(as({ dates: [SECOND.getTime()] }))).toBe(false)
  granted(await teaching.cancelling())
  expect(await holds({ course: { no: 1, states: ['open'] } })).toBe(false)
  expect(await holds({ course: { no: 1, states: ['cancelled'] } })).toBe(true)
})

test('席を返した人に、席のことは言わない', async () => {
  await teaching.make({ seats: 1 })
  granted(await teaching.enrolling('w1'))
  granted(await teaching.enrolling('w2'))
  const seated = (person: string): Condition => ({ enrolment: { course: 1, person, states: ['enrolled'] } })
  expect([await holds(seated('w1')), await holds(seated('w2'))]).toEqual([true, false])
  granted(await teaching.leaving('w1'))
  expect([await holds(seated('w1')), await holds(seated('w2'))]).toEqual([false, true])
})
