// 日程調整が、書き出して読み込んでも同じであること。数は返事と合うときだけ読み込む。
import { beforeEach, expect, test } from 'vitest'
import { callOffPoll } from '../../src/domain/poll/call-off.ts'
import { settlePoll } from '../../src/domain/poll/settle.ts'
import { granted } from '../domain/meeting/granted.ts'
import { NOW, operations } from '../domain/operation.ts'
import { DATES, pollingIn, STAFF } from '../domain/poll/polling.ts'
import { elsewhere, thereAndBack, whole } from './there-and-back.ts'
import { problemsOf, show } from './towns.ts'

const operation = operations()
const { run, database } = operation
const polling = pollingIn(operation)
const DAY_MS = 86_400_000

beforeEach(() => operation.newTown())

test('決まったもの、中止のもの、受付中のものが、返事ごと戻る', async () => {
  await polling.open()
  granted(await polling.answers('p2', '○×△'))
  granted(await polling.answers('p3', '○'))
  granted(await run(STAFF, (act) => settlePoll(act, { no: 1, state: 'open', dateNo: 1 })))
  await polling.open()
  granted(await run(STAFF, (act) => callOffPoll(act, { no: 2, state: 'open', reason: '議題がない' })))
  await polling.open({ until: new Date(NOW.getTime() + DAY_MS) })
  granted(await polling.answers('p1', '△', { no: 3 }))
  const town = operation.town()
  const { polls } = await show(database(), town, NOW)
  expect(polls).toMatchObject([
    {
      no: 1,
      body: 'council',
      state: 'closed',
      chosen: 1,
      meeting: 4,
      dates: [
        { no: 1, startsAt: DATES[0]?.toISOString(), yes: 2, maybe: 0, no_: 0 },
        { no: 2, yes: 0, no_: 1, answers: [{ person: 'p2', answer: 'no', by: 'p2', via: 'line' }] },
        { no: 3, maybe: 1 },
      ],
    },
    { no: 2, state: 'cancelled', reason: '議題がない', meeting: null },
    { no: 3, state: 'open', endedAt: null, dates: [{ maybe: 1 }, {}, {}] },
  ])
  await thereAndBack(database(), town, NOW)
  await elsewhere(database(), town, NOW)
})

test('合わないところは、場所を添えて言う', async () => {
  await polling.open()
  granted(await polling.answers('p2', '○'))
  const shown = JSON.parse(JSON.stringify(whole(await show(database(), operation.town(), NOW))))
  const [poll] = shown.polls
  const [first, second] = poll.dates
  const wrong = {
    ...poll,
    body: 'gikai',
    state: 'closed',
    chosen: 7,
    meeting: 99,
    dates: [
      { ...first, yes: 3, answers: [...first.answers, { person: 'nobody', answer: 'no' }, first.answers[0]] },
      { ...second, no: 1 },
    ],
  }
  const problems = await problemsOf(database(), { ...shown, polls: [wrong, { ...poll, reason: '雪' }] })
  expect(problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    'polls[1]: number 1 is polls[0] already',
    'polls[0].body: there is no body gikai',
    'polls[0].chosen: there is no date 7',
    'polls[0].meeting: there is no meeting 99 of gikai',
    'polls[0].dates[1]: 1 is dates[0] already',
    'polls[0].dates[0].answers[2]: p2 has answered in answers[0] already',
    'polls[0].dates[0].answers[1].person: there is no person nobody',
    'polls[0].dates[0].yes: is 3, and the answers are 2',
    'polls[0].dates[0].no_: is 0, and the answers are 1',
    'polls[1].reason: belongs to a poll that is cancelled',
  ])
})
