// 講座: 席は定員を超えず、待つ人は先着順に繰り上がり、修了すると技能がつく(J7)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { closeCourses, endWaits } from '../../../src/domain/training/close.ts'
import { takeBackCompletion } from '../../../src/domain/training/complete.ts'
import { isOver, isReminderDue, isSoon } from '../../../src/domain/training/due.ts'
import { makeCourse } from '../../../src/domain/training/make.ts'
import { checkDates } from '../../../src/domain/training/model.ts'
import { fillSeats } from '../../../src/domain/training/move-up.ts'
import { coursesGiving } from '../../../src/domain/training/read.ts'
import { remindOfDates } from '../../../src/domain/training/remind.ts'
import { together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { FIRST, later, SECOND, STAFF, teachingIn } from './teaching.ts'

const operation = operations()
const { run, database, town } = operation
const teaching = teachingIn(operation)
const {
  making,
  make,
  course,
  enrolling,
  leaving,
  completing,
  cancelling,
  changing,
  attending,
  entries,
  worker,
} = teaching

beforeEach(() => operation.newTown())

const SYSTEM = { by: 'system', via: 'clock' } as const
const kindOf = (outcome: { ok: boolean; refusal?: { kind: string } }) => outcome.refusal?.kind ?? 'ok'

describe('決まり(純粋)', () => {
  test('日時は一つ以上、これからの、別々のもの', () => {
    expect(checkDates(NOW, [FIRST, SECOND])).toBeUndefined()
    expect(checkDates(NOW, [])).toEqual({ kind: 'no-dates' })
    expect(checkDates(NOW, [NOW])).toEqual({ kind: 'date-past', at: NOW })
    expect(checkDates(NOW, [FIRST, FIRST])).toEqual({ kind: 'date-twice', at: FIRST })
    const many = Array.from({ length: 21 }, (_, n) => later(FIRST, n))
    expect(checkDates(NOW, many)).toEqual({ kind: 'too-many-dates', most: 20 })
  })
  test('前の日の朝から始まるまで知らせ、最後の日の二時間後に終わる', async () => {
    const model = await run(STAFF, freshTown)
    const at = (words: string) => ({ town: model, now: new Date(words) })
    expect(isReminderDue(FIRST, at('2026-12-09T07:59+09:00'))).toBe(false)
    expect(isReminderDue(FIRST, at('2026-12-09T08:00+09:00'))).toBe(true)
    expect(isReminderDue(FIRST, at('2026-12-10T14:00+09:00'))).toBe(false)
    const dates = [FIRST, SECOND]
    expect(isOver({ dates }, new Date('2026-12-11T11:59+09:00'))).toBe(false)
    expect(isOver({ dates }, new Date('2026-12-11T12:00+09:00'))).toBe(true)
    expect(isSoon({ dates }, new Date('2026-12-09T13:59+09:00'))).toBe(false)
    expect(isSoon({ dates }, new Date('2026-12-09T14:00+09:00'))).toBe(true)
    expect(isSoon({ dates }, later(SECOND))).toBe(false)
  })
})

describe('開く', () => {
  test('番号がつき、日時は早い順に並び、技能は名前でもわかる', async () => {
    const made = granted(await making({ skill: '校正' }))
    expect(made).toMatchObject({
      newSkill: false,
      course: { no: 1, skillId: 'proof', dates: [FIRST, SECOND] },
    })
    expect(await lastAudit(operation)).toMatchObject({ act: 'course.made', subject: 'course-1' })
  })
  test('知らない技能は、町の新しい技能になる。同じ名前の二つ目は、同じ技能', async () => {
    const before = (await run(STAFF, freshTown)).version
    const made = granted(await making({ title: '文字起こし入門', skill: '文字 起こし' }))
    expect(made).toMatchObject({ newSkill: true, course: { skillId: '文字起こし', skill: '文字 起こし' } })
    const model = await run(STAFF, freshTown)
    expect(model.skills).toContainEqual({ id: '文字起こし', name: '文字 起こし', course: null })
    expect(model.version).toBeGreaterThan(before)
    expect(granted(await making({ title: '二回目', skill: '文字起こし' }))).toMatchObject({
      newSkill: false,
      course: { skillId: '文字起こし' },
    })
  })
  test('古い: makeCourse は、同じ題名と日時の二つ目を作らず、過ぎた日時や何も身につかない講座を断る', async () => {
    await make()
    const refused = await writingNothing(operation, async () => [
      await making(),
      await making({ title: '過ぎた', dates: [NOW] }),
      await making({ title: '何も', skill: undefined }),
    ])
    expect(refused).toEqual([
      refuse({ kind: 'same-course-open', no: 1 }),
      refuse({ kind: 'date-past', at: NOW }),
      refuse({ kind: 'gives-nothing' }),
    ])
  })
  test('開けるのは庶務とディレクター', async () => {
    expect(await making({}, { by: 'w1' })).toMatchObject({
      refusal: { kind: 'not-permitted', who: ['staff', 'director'] },
    })
  })
  test('同じ瞬間に開いても、番号も新しい技能も重ならない', async () => {
    const titles = ['い', 'ろ', 'は', 'に']
    const made = await together(
      operation,
      ...titles.map((title) => ({
        doing: STAFF,
        work: (act: Parameters<typeof makeCourse>[0]) =>
          makeCourse(act, { title, skill: '新しい技能', orientation: false, dates: [FIRST], seats: 1 }),
      })),
    )
    expect(made.map((one) => granted(one).course.no).toSorted()).toEqual([1, 2, 3, 4])
    const found = (await run(STAFF, freshTown)).skills.filter(({ name }) => name === '新しい技能')
    expect(found).toHaveLength(1)
  })
})

describe('申し込む', () => {
  test('席があれば申し込み、なければ順番待ち。二度言っても一度', async () => {
    await make({ seats: 1 })
    expect(granted(await enrolling('w1'))).toMatchObject({ place: 0, again: false, course: { taken: 1 } })
    expect(granted(await enrolling('w1'))).toMatchObject({ place: 0, again: true })
    expect(granted(await enrolling('w2'))).toMatchObject({ place: 1, again: false })
    expect(granted(await enrolling('w3'))).toMatchObject({ place: 2 })
    expect(granted(await enrolling('w2'))).toMatchObject({ place: 1, again: true })
    expect(await entries()).toEqual(['w1 enrolled', 'w2 waiting', 'w3 waiting'])
    expect(await lastAudit(operation)).toMatchObject({ act: 'course.waiting', subject: 'course-1' })
  })
  test('応募中の人も申し込め、退会した人は申し込めない', async () => {
    await make()
    await teaching.apply('n1')
    expect(kindOf(await enrolling('n1'))).toBe('ok')
    await database().db.worker.updateMany({
      where: { townId: town(), personId: 'w3' },
      data: { state: 'left' },
    })
    expect(kindOf(await enrolling('w3'))).toBe('worker-left')
  })
  test('古い: enrolWorker は、始まった講座、終わった講座、取り消したあとに届いた古い言葉では、申し込まない', async () => {
    await make()
    granted(await enrolling('w1', { now: later(NOW, 1) }))
    granted(await leaving('w1', { now: later(NOW, 5) }))
    const refused = await writingNothing(operation, async () => [
      await enrolling('w1', { now: later(NOW, 6), said: later(NOW, 2) }),
      await enrolling('w2', { now: FIRST }),
      await enrolling('w2', { no: 9 }),
      await enrolling('p2'),
      await enrolling('w2', { by: 'w1' }),
    ])
    expect(refused.map(kindOf)).toEqual([
      'said-since',
      'course-begun',
      'no-such-course',
      'no-worker',
      'not-permitted',
    ])
    granted(await cancelling())
    expect(kindOf(await enrolling('w2'))).toBe('course-cancelled')
    expect(kindOf(await enrolling('w2', { by: 's1' }))).toBe('course-cancelled')
  })
  test('庶務が代わりに申し込むと、だれがどう書いたかが残る(N3)', async () => {
    await make()
    granted(await enrolling('w2', { by: 's1' }))
    const [row] = await database().db.enrolment.findMany({ where: { townId: town() } })
    expect(row).toMatchObject({ personId: 'w2', byId: 's1' })
  })
  test('競り合い: 大勢が同時に申し込み、取り消しても、定員は超えず、席のある限り待つ人はいない', async () => {
    const people = Array.from({ length: 24 }, (_, n) => `x${n}`)
    await database().db.person.createMany({
      data: people.map((id) => ({ townId: town(), id, name: id, nameKey: id, roles: [] })),
    })
    await database().db.worker.createMany({
      data: people.map((personId) => ({ townId: town(), personId, state: 'active', skills: [] })),
    })
    await make({ seats: 5 })
    await Promise.all(people.flatMap((id) => [enrolling(id), enrolling(id, { by: 's1' })]))
    expect(await course()).toMatchObject({ taken: 5, waiting: 19 })
    const inside = (await entries())
      .filter((one) => one.endsWith('enrolled'))
      .map((one) => one.split(' ')[0] ?? '')
    const left = await Promise.all(inside.map((id) => leaving(id, { now: later(NOW) })))
    expect(left.map(kindOf)).toEqual(Array(5).fill('ok'))
    expect(await course()).toMatchObject({ taken: 5, waiting: 14 })
    const now = await entries()
    expect(new Set(now.map((one) => one.split(' ')[0])).size).toBe(now.length)
  })
})

describe('取り消し', () => {
  test('席は先に待つ人へ、すぐに移る', async () => {
    await make({ seats: 1 })
    for (const id of ['w1', 'w2', 'w3']) granted(await enrolling(id))
    expect(granted(await leaving('w1'))).toMatchObject({ waited: false, movedUp: ['w2'] })
    expect(await entries()).toEqual(['w2 enrolled', 'w3 waiting'])
    expect(granted(await leaving('w3'))).toMatchObject({ waited: true, movedUp: [] })
    expect(granted(await leaving('w2'))).toMatchObject({ movedUp: [] })
    expect(await course()).toMatchObject({ taken: 0, waiting: 0 })
  })
  test('古い: withdrawWorker は、申し込んでいない人、終わった講座、あとの言葉より古い取り消しでは、何もしない', async () => {
    await make()
    granted(await enrolling('w1', { now: later(NOW, 5) }))
    const refused = await writingNothing(operation, async () => [
      await leaving('w1', { now: later(NOW, 6), said: later(NOW, 1) }),
      await leaving('w2'),
      await leaving('w1', { no: 7 }),
      await leaving('w1', { by: 'w2' }),
    ])
    expect(refused.map(kindOf)).toEqual(['said-since', 'not-enrolled', 'no-such-course', 'not-permitted'])
    granted(await cancelling())
    expect(kindOf(await leaving('w1', { now: later(NOW, 9) }))).toBe('course-cancelled')
  })
  test('始まってからは、だれも繰り上がらない', async () => {
    await make({ seats: 1 })
    granted(await enrolling('w1'))
    granted(await enrolling('w2'))
    expect(granted(await leaving('w1', { now: later(FIRST) }))).toMatchObject({ movedUp: [] })
  })
})

describe('修了', () => {
  test('技能がつき、応募中の人は研修済みになる。二度言っても一度', async () => {
    await make()
    await teaching.apply('n1')
    granted(await enrolling('n1'))
    expect(granted(await completing('n1'))).toMatchObject({
      again: false,
      effects: { was: 'enrolled', gave: true, trained: true, oriented: false },
    })
    expect(await worker('n1')).toEqual({ state: 'trained', skills: ['proof'], orientedAt: null })
    expect(granted(await completing('n1'))).toMatchObject({ again: true, effects: { gave: false } })
    expect(await course()).toMatchObject({ taken: 1 })
    expect(await lastAudit(operation)).toMatchObject({ act: 'course.completed', facts: { skill: 'proof' } })
  })
  test('説明会は、説明を受けたことを記録する。活動中の人の状態は変わらない', async () => {
    await make({ skill: undefined, orientation: true })
    await teaching.apply('n1')
    for (const id of ['n1', 'w1']) {
      granted(await enrolling(id))
      granted(await completing(id))
    }
    expect(await worker('n1')).toEqual({ state: 'trained', skills: [], orientedAt: NOW })
    expect(await worker('w1')).toEqual({ state: 'active', skills: ['typing'], orientedAt: NOW })
  })
  test('古い: completeCourse は、中止になった講座、満席で席のない人、退会した人、知らない人では記録しない', async () => {
    await make({ seats: 1 })
    granted(await enrolling('w1'))
    granted(await enrolling('w2'))
    const refused = await writingNothing(operation, async () => [
      await completing('w2'),
      await completing('w3'),
      await completing('p2'),
      await completing('w1', { no: 5 }),
      await completing('w1', { by: 'w1' }),
    ])
    expect(refused.map(kindOf)).toEqual([
      'course-full',
      'course-full',
      'no-worker',
      'no-such-course',
      'not-permitted',
    ])
    await database().db.worker.updateMany({
      where: { townId: town(), personId: 'w1' },
      data: { state: 'left' },
    })
    expect(kindOf(await completing('w1'))).toBe('worker-left')
    granted(await cancelling())
    expect(kindOf(await completing('w1'))).toBe('course-cancelled')
  })
  test('申し込まずに来た人は、空いた席を使って修了できる', async () => {
    await make({ seats: 1 })
    expect(granted(await completing('w3'))).toMatchObject({ effects: { was: 'none', gave: true } })
    expect(await course()).toMatchObject({ taken: 1 })
  })
  test('取り消すと、技能も状態も席も戻り、ほかの講座で身についたものは残る', async () => {
    await make({ seats: 1 })
    await teaching.apply('n1')
    const { effects } = granted(await completing('n1'))
    granted(await enrolling('w3'))
    const back = await run(STAFF, (act) => takeBackCompletion(act, { no: 1, personId: 'n1', effects }))
    expect(granted(back)).toMatchObject({ movedUp: ['w3'] })
    expect(await worker('n1')).toEqual({ state: 'applied', skills: [], orientedAt: null })
    expect(await entries()).toEqual(['w3 enrolled'])
    await make({ title: '校正 二回目' })
    const again = granted(await completing('w3'))
    granted(await completing('w3', { no: 2 }))
    granted(
      await run(STAFF, (act) => takeBackCompletion(act, { no: 1, personId: 'w3', effects: again.effects })),
    )
    expect(await worker('w3')).toMatchObject({ skills: ['proof'] })
    expect(await entries()).toEqual(['w3 enrolled'])
  })
  test('古い: takeBackCompletion は、修了していない人では何も変えない', async () => {
    await make()
    granted(await enrolling('w1'))
    const effects = { was: 'enrolled', gave: true, trained: true, oriented: true } as const
    const back = (by: string, no = 1) =>
      run({ by }, (act) => takeBackCompletion(act, { no, personId: 'w1', effects }))
    const refused = await writingNothing(operation, async () => [
      await back('s1'),
      await back('s1', 4),
      await back('w1'),
    ])
    expect(refused.map(kindOf)).toEqual(['not-completed', 'no-such-course', 'not-permitted'])
  })
})

describe('出席', () => {
  test('日ごとに記録し、取り消せる。欠席は、来たと言えば消える', async () => {
    await make()
    granted(await enrolling('w1'))
    expect(granted(await attending('w1', { came: true, date: FIRST }))).toMatchObject({
      came: [FIRST],
      again: false,
    })
    expect(granted(await attending('w1', { came: true, date: FIRST }))).toMatchObject({ again: true })
    expect(granted(await attending('w1', { came: false, date: FIRST }))).toMatchObject({ came: [] })
    expect(granted(await attending('w1', { came: false, date: null }))).toMatchObject({ state: 'missed' })
    expect(granted(await attending('w1', { came: true, date: FIRST }))).toMatchObject({ state: 'enrolled' })
  })
  test('古い: recordAttendance は、始まる前、ない日、申し込んでいない人、修了した人の欠席、中止では記録しない', async () => {
    await make()
    granted(await enrolling('w1'))
    granted(await completing('w1'))
    const refused = await writingNothing(operation, async () => [
      await attending('w1', { came: true, date: SECOND }),
      await attending('w1', { came: false, date: null }, { now: NOW }),
      await attending('w1', { came: true, date: NOW }),
      await attending('w2', { came: true, date: FIRST }),
      await attending('w1', { came: false, date: null }),
      await attending('w1', { came: true, date: FIRST }, { no: 3 }),
      await attending('w1', { came: true, date: FIRST }, { by: 'w1' }),
    ])
    expect(refused.map(kindOf)).toEqual([
      'date-ahead',
      'date-ahead',
      'no-such-date',
      'not-enrolled',
      'cannot-miss',
      'no-such-course',
      'not-permitted',
    ])
    granted(await cancelling())
    expect(kindOf(await attending('w1', { came: true, date: FIRST }))).toBe('course-cancelled')
  })
})

describe('変更と中止', () => {
  test('日時を変えると、申し込んだ人と待つ人が挙がる。席を増やすと繰り上がる', async () => {
    await make({ seats: 1 })
    granted(await enrolling('w1'))
    granted(await enrolling('w2'))
    const moved = granted(await changing({ dates: [SECOND] }))
    expect(moved).toMatchObject({
      people: ['w1', 'w2'],
      movedUp: [],
      course: { dates: [SECOND], revision: 2 },
    })
    const more = granted(await changing({ seats: 3 }, { revision: 2 }))
    expect(more).toMatchObject({ movedUp: ['w2'], course: { seats: 3, dates: [SECOND], place: '役場' } })
    expect(await course()).toMatchObject({ taken: 2, waiting: 0 })
  })
  test('古い: changeCourse は、そのあと変わった講座を変えず、申し込みより少ない定員や過ぎた日時を断る', async () => {
    await make()
    granted(await changing({ place: '公民館' }))
    granted(await enrolling('w1'))
    granted(await enrolling('w2'))
    const refused = await writingNothing(operation, async () => [
      await changing({ place: '役場' }),
      await changing({ seats: 1 }, { revision: 2 }),
      await changing({ dates: [NOW] }, { revision: 2 }),
      await changing({ dates: [] }, { revision: 2 }),
      await changing({ seats: 9 }, { no: 3 }),
      await changing({ seats: 9 }, { revision: 2, by: 'w1' }),
    ])
    expect(refused.map(kindOf)).toEqual([
      'course-changed',
      'seats-below-taken',
      'date-past',
      'no-dates',
      'no-such-course',
      'not-permitted',
    ])
  })
  test('中止すると、席も順番待ちもなくなり、修了の記録は残る', async () => {
    await make()
    for (const id of ['w1', 'w2', 'w3']) granted(await enrolling(id))
    granted(await completing('w1'))
    expect(granted(await cancelling()).people.toSorted()).toEqual(['w2', 'w3'])
    expect(await course()).toMatchObject({ state: 'cancelled', taken: 1 })
    expect(await entries()).toEqual(['w1 completed'])
  })
  test('古い: cancelCourse は、中止したもの、終わったもの、ないものを中止しない', async () => {
    await make()
    granted(await cancelling())
    const refused = await writingNothing(operation, async () => [
      await cancelling(),
      await cancelling(4),
      await cancelling(1, { by: 'w1' }),
    ])
    expect(refused.map(kindOf)).toEqual(['course-cancelled', 'no-such-course', 'not-permitted'])
    await make({ title: '次' })
    await run({ ...SYSTEM, now: later(SECOND, 200) }, closeCourses)
    expect(kindOf(await cancelling(2))).toBe('course-held')
  })
})

describe('時計', () => {
  const tomorrow = new Date('2026-12-09T08:00+09:00')
  test('前の日に、席のある人へ一度だけ。そのあと申し込んだ人には言わない', async () => {
    await make({ seats: 3 })
    granted(await enrolling('w1'))
    const model = await run(STAFF, freshTown)
    const ticking = (now: Date) => run({ ...SYSTEM, now }, (act) => remindOfDates(act, model))
    expect(await ticking(NOW)).toEqual([])
    granted(await enrolling('w2', { now: later(tomorrow) }))
    expect(await ticking(later(tomorrow, 5))).toMatchObject([{ startsAt: FIRST, people: ['w1'] }])
    expect(await ticking(later(tomorrow, 6))).toEqual([])
  })
  test('始まると順番待ちは終わり、最後の日のあと一度だけ、結果を待つ人を挙げる', async () => {
    await make({ seats: 1 })
    granted(await enrolling('w1'))
    granted(await enrolling('w2'))
    const at = (now: Date) => ({ ...SYSTEM, now })
    expect(await run(at(NOW), endWaits)).toEqual([])
    expect(await run(at(FIRST), endWaits)).toMatchObject([{ people: ['w2'] }])
    expect(await run(at(FIRST), endWaits)).toEqual([])
    expect(await run(at(later(SECOND)), closeCourses)).toEqual([])
    const over = at(later(SECOND, 120))
    expect(await run(over, closeCourses)).toMatchObject([{ open: [{ personId: 'w1' }] }])
    expect(await run(over, closeCourses)).toEqual([])
    expect(await course()).toMatchObject({ state: 'held', taken: 1 })
    expect(kindOf(await completing('w1', { now: later(SECOND, 130) }))).toBe('ok')
  })
  test('退会や削除で空いた席は、次の人へ移り、退会した人は飛ばす', async () => {
    await make({ seats: 1 })
    for (const id of ['w1', 'w2', 'w3']) granted(await enrolling(id))
    await database().db.worker.updateMany({
      where: { townId: town(), personId: 'w2' },
      data: { state: 'left' },
    })
    granted(await run(STAFF, (act) => erasePerson(act, { personId: 'w1' })))
    expect(await run(SYSTEM, fillSeats)).toMatchObject([{ people: ['w3'] }])
    expect(await run(SYSTEM, fillSeats)).toEqual([])
    expect(await course()).toMatchObject({ taken: 1 })
  })
})

test('技能を得られる、受付中の講座だけが挙がる(J7)', async () => {
  await make()
  await make({ title: '入力入門', skill: 'typing', dates: [SECOND] })
  await make({ title: 'はじめての説明会', skill: undefined, orientation: true, dates: [FIRST] })
  const giving = (skills: string[], orientation = false, now = NOW) =>
    run({ by: 'w3', now }, async (act) =>
      (await coursesGiving(act, 'w3', { skills, orientation })).map(({ no, mine }) => [no, mine]),
    )
  granted(await enrolling('w3'))
  expect(await giving(['proof'])).toEqual([[1, 'enrolled']])
  expect(await giving(['proof', 'typing'])).toEqual([
    [1, 'enrolled'],
    [2, null],
  ])
  expect(await giving([], true)).toEqual([[3, null]])
  expect(await giving(['proof', 'typing'], false, later(FIRST))).toEqual([[2, null]])
})
