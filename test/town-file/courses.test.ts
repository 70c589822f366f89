// 講座が、書き出して読み込んでも同じであること。合わないところは場所を添えて言う。
import { beforeEach, expect, test } from 'vitest'
import { granted } from '../domain/meeting/granted.ts'
import { NOW, operations } from '../domain/operation.ts'
import { FIRST, later, SECOND, teachingIn } from '../domain/training/teaching.ts'
import { elsewhere, thereAndBack, whole } from './there-and-back.ts'
import { problemsOf, show, take } from './towns.ts'

const operation = operations()
const { database } = operation
const teaching = teachingIn(operation)

beforeEach(() => operation.newTown())

test('受付中、終わったもの、中止のものが、申し込みごと戻り、順番も変わらない', async () => {
  await teaching.make({ seats: 1, details: '持ち物は筆記用具' })
  for (const id of ['w1', 'w3', 'w2']) granted(await teaching.enrolling(id))
  granted(await teaching.attending('w1', { came: true, date: FIRST }))
  await teaching.make({ title: '説明会', skill: undefined, orientation: true })
  granted(await teaching.enrolling('w1', { no: 2 }))
  granted(await teaching.completing('w1', { no: 2 }))
  await teaching.make({ title: '中止になる講座' })
  granted(await teaching.enrolling('w2', { no: 3 }))
  granted(await teaching.cancelling(3))
  const town = operation.town()
  const { courses } = await show(database(), town, NOW)
  expect(courses).toMatchObject([
    {
      no: 1,
      title: '校正入門',
      skill: 'proof',
      orientation: false,
      seats: 1,
      dates: [FIRST.toISOString(), SECOND.toISOString()],
      state: 'open',
      enrolments: [
        { worker: 'w1', state: 'enrolled', came: [FIRST.toISOString()], by: 'w1', via: 'line' },
        { worker: 'w3', state: 'waiting' },
        { worker: 'w2', state: 'waiting' },
      ],
    },
    { no: 2, skill: null, orientation: true, enrolments: [{ worker: 'w1', state: 'completed' }] },
    { no: 3, state: 'cancelled', enrolments: [{ worker: 'w2', state: 'cancelled' }] },
  ])
  await thereAndBack(database(), town, NOW)
  await elsewhere(database(), town, NOW)
})

test('読み込むと、席の数は申し込みから数え直し、変わった日時と状態が入る', async () => {
  await teaching.make({ seats: 3 })
  for (const id of ['w1', 'w2']) granted(await teaching.enrolling(id))
  const town = operation.town()
  const shown = JSON.parse(JSON.stringify(whole(await show(database(), town, NOW))))
  const [course] = shown.courses
  const [first, second] = course.enrolments
  await take(database(), {
    town: shown.town,
    courses: [
      {
        ...course,
        dates: [later(SECOND).toISOString()],
        enrolments: [{ ...first, state: 'withdrawn' }, second, { worker: 'w3', state: 'enrolled' }],
      },
    ],
  })
  expect(await teaching.course()).toMatchObject({ taken: 2, dates: [later(SECOND)], revision: 2 })
  expect(await teaching.entries()).toEqual(['w2 enrolled', 'w3 enrolled'])
})

test('合わないところは、場所を添えて言う', async () => {
  await teaching.make()
  const shown = JSON.parse(JSON.stringify(whole(await show(database(), operation.town(), NOW))))
  const [course] = shown.courses
  const entry = (worker: string, state: string, more = {}) => ({ worker, state, ...more })
  const wrong = {
    ...course,
    skill: 'flying',
    seats: 1,
    by: 'nobody',
    dates: [...course.dates, course.dates[0]],
    enrolments: [
      entry('w1', 'enrolled'),
      entry('w1', 'waiting'),
      entry('p2', 'completed', { came: ['2026-01-01T00:00:00.000Z'] }),
      entry('w2', 'waiting', { by: 'nobody', endedAt: course.dates[0] }),
    ],
  }
  const over = {
    ...course,
    skill: null,
    state: 'cancelled',
    dates: [],
    enrolments: [entry('w2', 'enrolled')],
  }
  const held = { ...course, no: 3, state: 'held', enrolments: [entry('w2', 'waiting')] }
  const problems = await problemsOf(database(), { ...shown, courses: [wrong, over, held] })
  expect(problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    'courses[1]: number 1 is courses[0] already',
    'courses[0].skill: there is no skill flying',
    'courses[0].by: there is no person nobody',
    `courses[0].dates[2]: ${course.dates[0]} is dates[0] already`,
    'courses[0].enrolments: are 2 with a seat, and there are 1 seats',
    'courses[0].enrolments[1]: w1 has a place in enrolments[0] already',
    'courses[0].enrolments[2].worker: there is no worker p2',
    'courses[0].enrolments[2].came[0]: 2026-01-01T00:00:00.000Z is no date of the course',
    'courses[0].enrolments[3].by: there is no person nobody',
    'courses[0].enrolments[3].endedAt: belongs to an enrolment that has ended',
    'courses[1].skill: is missing: only an orientation gives none',
    'courses[1].dates: must not be empty',
    'courses[1].enrolments[0].state: is enrolled, and the course is cancelled',
    'courses[2].enrolments[0].state: is waiting, and the course is held',
  ])
})
