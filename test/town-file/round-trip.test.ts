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
  await db.waiting.create({
    data: { townId: 'lived', jobNo: 3, personId: 'w2', state: 'offered', at: NOW, offerUntil: now },
  })
  await db.waiting.create({ data: { townId: 'lived', jobNo: 3, personId: 'w1', state: 'waiting', at: NOW } })
  await db.job.updateMany({ where: { townId: 'lived', no: 3 }, data: { taken: 1 } })
  const work = { ...claim, jobNo: 5, leaseUntil: now, leaseAskedAt: NOW }
  const before = await db.claim.create({ data: { ...work, state: 'released', endedAt: NOW, note: '都合' } })
  await db.claim.create({
    data: { ...work, personId: 'w2', state: 'working', byId: 's1', takenOverFrom: before.id },
  })
  await db.job.updateMany({
    where: { townId: 'lived', no: 5 },
    data: {
      taken: 1,
      how: 'choose',
      publishedAt: NOW,
      payKind: 'piece',
      rateYen: 500,
      quantity: 10,
      unit: '件',
    },
  })
  const application = { townId: 'lived', jobNo: 5, via: 'line', at: NOW }
  await db.application.create({ data: { ...application, personId: 'w3', byId: 'w3', state: 'applied' } })
  await db.application.create({
    data: { ...application, personId: 'w1', byId: 'w1', state: 'chosen', endedAt: NOW },
  })
  await db.linkCode.create({
    data: { townId: 'lived', digest: 'd1gest', personId: 'n1', issuedBy: 's1', expiresAt: now },
  })
  const shown = await thereAndBack(database(), 'lived', now)
  expect(JSON.stringify(shown)).not.toContain('d1gest')
  expect(shown.meetings[0]).toMatchObject({
    answers: [{ seat: 'c2', answer: 'proxy' }],
    quorum: { sure: 1, present: 1 },
  })
  expect(shown.meetings[0]?.presence.map(({ person, proxy: came }) => ({ person, came }))).toEqual([
    { person: 'n1', came: true },
    { person: 'p2', came: false },
  ])
  expect(shown.jobs[0]).toMatchObject({ no: 3, state: 'full', waiting: ['w2', 'w1'] })
  expect(shown.jobs.find(({ no }) => no === 5)).toMatchObject({
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
