import { describe, expect, test } from 'vitest'
import { demoTown } from '../../src/town-file/demo.ts'
import { testDatabase } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'
import { elsewhere, thereAndBack, whole } from './there-and-back.ts'
import { example, lineUser, NOW, show, slackUser, take } from './towns.ts'

const database = testDatabase()

describe('what goes out comes in again without a change', () => {
  test('the example of the contract', async () => {
    await take(database(), example())
    await thereAndBack(database(), 'tateshina')
    await elsewhere(database(), 'tateshina')
  })

  test('a small town', async () => {
    await take(database(), smallTown)
    await thereAndBack(database(), 'mura')
  })

  test.each(['2026-11-22', '2027-02-28', '2026-12-31'])('the demo town on %s', async (day) => {
    const now = new Date(`${day}T21:00+09:00`)
    const id = `demo-${day}`
    const demo = demoOf(await demoTown(now), id)
    await take(database(), demo, now)
    expect(await take(database(), demo, now)).toEqual({ town: id, inserted: {}, updated: {} })
    await thereAndBack(database(), id, now)
    await elsewhere(database(), id, now)
  })
})

/** The demo town under another name, with accounts of its own. */
function demoOf(demo: unknown, id: string): unknown {
  const text = JSON.stringify(demo).replaceAll('"tateshina"', `"${id}"`).replaceAll('T0TATESHINA', id)
  const own = text
    .replaceAll(/"(U[0-9a-f]{32})"/g, (_, user) => `"${lineUser(`${user}-${id}`)}"`)
    .replaceAll(/"(U01[A-Z0-9]+)"/g, (_, user) => `"${slackUser(`${user}${id}`)}"`)
  return JSON.parse(own)
}

test('a town that has lived goes out and comes in without a change, and without its secrets', async () => {
  const { db } = database()
  const now = new Date('2026-12-10T14:30+09:00')
  await take(database(), {
    ...smallTown,
    town: { id: 'lived', name: '見本村' },
    people: smallTown.people.map(({ id, name, kana, roles }) => ({ id, name, kana, roles })),
  })
  const of = { townId: 'lived', byId: 'p2', via: 'line', at: NOW }
  const proxy = {
    ...of,
    meetingId: 'council-3',
    seatId: 'c2',
    principalId: 'p2',
    name: '山田太郎',
    nameKey: '山田太郎/商工会',
    org: '商工会',
    revision: 1,
  }
  await db.proxy.create({ data: { ...proxy, state: 'superseded' } })
  const coming = await db.proxy.create({
    data: { ...proxy, state: 'approved', codeDigest: 'd1gest', codeExpires: now, personId: 'n1' },
  })
  await db.answer.create({
    data: {
      ...of,
      meetingId: 'council-3',
      seatId: 'c2',
      personId: 'p2',
      answer: 'proxy',
      revision: 1,
      previous: { answer: 'attend' },
    },
  })
  await db.answer.create({
    data: { ...of, meetingId: 'council-3', seatId: 'c1', personId: 'p3', answer: 'attend', revision: 1 },
  })
  const sits = {
    townId: 'lived',
    meetingId: 'council-3',
    seatId: 'c2',
    mode: 'in-person',
    from: NOW,
    byId: 'system',
    via: 'staff',
  }
  await db.presence.create({ data: { ...sits, personId: 'n1', proxyId: coming.id, to: NOW } })
  await db.presence.create({ data: { ...sits, personId: 'p2' } })
  const claim = { ...of, jobNo: 3, personId: 'w1', byId: 'w1', payYen: 3000, dueAt: NOW }
  await db.claim.create({ data: { ...claim, state: 'released', endedAt: NOW } })
  await db.claim.create({ data: { ...claim, state: 'expired', endedAt: NOW } })
  const inspected = await db.claim.create({
    data: {
      ...{
        ...claim,
        jobNo: 5,
        state: 'accepted',
        deliveredAt: NOW,
        inspection: 'partial',
        inspectionReason: '数が足りない',
      },
      ...{ inspectedAt: now, inspectedBy: 's1', inspectBy: now, reworks: 1, payYen: 2000, withheldYen: 204 },
      ...{ payLegal: new Date('2027-01-20'), payOn: new Date('2027-01-20') },
    },
  })
  const ofClaim = { townId: 'lived', claimId: inspected.id, via: 'slack', byId: 's1' }
  await db.inspection.create({ data: { ...ofClaim, no: 1, kind: 'rework', reason: '品質：誤字', at: NOW } })
  await db.inspection.create({
    data: { ...ofClaim, no: 2, kind: 'partial', reason: '数が足りない', yen: 2000, agreedYen: 3000, at: now },
  })
  const file = { ...ofClaim, type: 'image/png', size: 70, at: NOW, byId: 'w1', via: 'line' }
  await db.deliveryFile.create({ data: { ...file, name: '一.png', sha256: '1'.repeat(64) } })
  await db.deliveryFile.create({ data: { ...file, name: '二.png', sha256: '2'.repeat(64) } })
  const asked = { townId: 'lived', jobNo: 5, personId: 'w2', at: NOW, via: 'line' }
  await db.question.create({ data: { ...asked, text: 'いつまでですか' } })
  await db.question.create({
    data: {
      ...asked,
      personId: 'w1',
      text: 'どこですか',
      answer: '役場です',
      answeredAt: now,
      answeredBy: 's1',
    },
  })
  await db.job.updateMany({ where: { townId: 'lived', no: 5 }, data: { taken: 1 } })
  await db.waiting.create({
    data: { townId: 'lived', jobNo: 3, personId: 'w2', state: 'offered', at: NOW, offerUntil: now },
  })
  await db.waiting.create({ data: { townId: 'lived', jobNo: 3, personId: 'w1', state: 'waiting', at: NOW } })
  await db.job.updateMany({ where: { townId: 'lived', no: 3 }, data: { taken: 1 } })
  const supports = { townId: 'lived', workerId: 'w1', byId: 's1', via: 'slack' }
  await db.supporter.create({
    data: { ...supports, personId: 'p3', state: 'declined', at: NOW, answeredAt: now },
  })
  await db.supporter.create({
    data: { ...supports, personId: 'p3', state: 'agreed', at: now, answeredAt: now },
  })
  await db.supporter.create({ data: { ...supports, personId: 'n1', state: 'ended', at: NOW, endedAt: now } })
  await db.job.create({
    data: {
      ...{ townId: 'lived', no: 7, title: '入力', slots: 1, taken: 1, payYen: 5_000, dueAt: now },
      ...{ skills: [], state: 'open', how: 'choose', publishedAt: NOW },
      ...{ payKind: 'piece', rateYen: 500, quantity: 10, unit: '件' },
    },
  })
  const work = { ...claim, jobNo: 7, leaseUntil: now, leaseAskedAt: NOW }
  const before = await db.claim.create({ data: { ...work, state: 'released', endedAt: NOW, note: '都合' } })
  await db.claim.create({
    data: { ...work, personId: 'w2', state: 'working', byId: 's1', takenOverFrom: before.id },
  })
  const application = { townId: 'lived', jobNo: 7, via: 'line', at: NOW }
  await db.application.create({ data: { ...application, personId: 'w3', byId: 'w3', state: 'applied' } })
  await db.application.create({
    data: { ...application, personId: 'w1', byId: 'w1', state: 'chosen', endedAt: NOW },
  })
  await db.linkCode.create({
    data: { townId: 'lived', digest: 'd1gest', personId: 'n1', issuedBy: 's1', expiresAt: now },
  })
  await db.statement.create({
    data: { ...of, month: '2026-12', personId: 'w1', byId: 's1', yen: 0, withheldYen: 0, lines: [] },
  })
  const taught = { townId: 'lived', byId: 's1', via: 'slack', at: NOW }
  await db.course.create({
    data: { ...taught, no: 1, title: '校正入門', skillId: 'proof', seats: 2, taken: 2, state: 'open' },
  })
  await db.courseDate.create({ data: { townId: 'lived', courseNo: 1, startsAt: now } })
  const enrolment = { ...taught, courseNo: 1 }
  await db.enrolment.create({ data: { ...enrolment, personId: 'w1', state: 'withdrawn', endedAt: NOW } })
  await db.enrolment.create({
    data: { ...enrolment, personId: 'w2', state: 'completed', endedAt: now, came: [now] },
  })
  await db.enrolment.create({ data: { ...enrolment, personId: 'w3', state: 'enrolled' } })
  await db.enrolment.create({ data: { ...enrolment, personId: 'w1', state: 'waiting' } })
  const shown = await thereAndBack(database(), 'lived', now)
  expect(shown.courses[0]?.enrolments.map(({ worker, state }) => `${worker} ${state}`)).toEqual([
    'w1 withdrawn',
    'w2 completed',
    'w3 enrolled',
    'w1 waiting',
  ])
  expect(JSON.stringify(shown)).not.toContain('d1gest')
  expect(shown.meetings[0]).toMatchObject({
    answers: [{ seat: 'c2', answer: 'proxy' }],
    quorum: { sure: 1, present: 1 },
  })
  expect(shown.meetings[0]?.presence.map(({ person, proxy: came }) => ({ person, came }))).toEqual([
    { person: 'n1', came: true },
    { person: 'p2', came: false },
  ])
  const [worker] = shown.workers
  expect(worker?.supporters.map(({ person, state }) => `${person} ${state}`)).toEqual([
    'n1 ended',
    'p3 declined',
    'p3 agreed',
  ])
  expect(shown.jobs[0]).toMatchObject({ no: 3, state: 'full', waiting: ['w2', 'w1'] })
  expect(shown.jobs.find(({ no }) => no === 5)).toMatchObject({
    no: 5,
    claims: [
      {
        inspection: { state: 'partial', reworks: 1, reason: '数が足りない' },
        pay: { yen: 2000, withheld: 204, legal: '2027-01-20', on: '2027-01-20' },
        files: [{ name: '一.png' }, { name: '二.png', size: 70, by: 'w1' }],
        inspections: [{ kind: 'rework' }, { kind: 'partial', yen: 2000, agreedYen: 3000 }],
      },
    ],
    questions: [
      { worker: 'w1', answer: '役場です' },
      { worker: 'w2', answer: null },
    ],
  })
  expect(shown.jobs.find(({ no }) => no === 7)).toMatchObject({
    how: 'choose',
    claims: [
      { worker: 'w1', state: 'released', takenOverFrom: null },
      { worker: 'w2', state: 'working', takenOverFrom: { worker: 'w1', at: NOW.toISOString() } },
    ],
    applications: [
      { worker: 'w1', state: 'chosen' },
      { worker: 'w3', state: 'applied' },
    ],
  })
  await elsewhere(database(), 'lived', now)
})

test('a town of 2,000 people goes out and comes in without a change', async () => {
  const people = Array.from({ length: 2_000 }, (_, n) => ({
    id: `p${n}`,
    name: `見本 ${n}郎`,
    roles: ['worker'],
    line: `U${String(n).padStart(32, '0')}`,
  }))
  const workers = people.map(({ id }) => ({ person: id, state: 'active', skills: ['typing'] }))
  const { skills, jobs } = example()
  const town = { ...example('big').town, name: '大きな町' }
  const done = await take(database(), { town, people, workers, skills, jobs })
  expect(done.inserted).toMatchObject({ people: 2_000, accounts: 2_000, workers: 2_000 })
  const shown = await show(database(), 'big')
  expect(await take(database(), whole(shown))).toEqual({ town: 'big', inserted: {}, updated: {} })
  expect(await show(database(), 'big')).toEqual(shown)
})
