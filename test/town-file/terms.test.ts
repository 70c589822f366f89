// 条件が、書き出して読み込んでも同じで、番号と合わないものや書き換えたものは入らないこと。
import { beforeAll, expect, test } from 'vitest'
import { agreeToTerms } from '../../src/domain/terms/agree.ts'
import { hashOfTerms } from '../../src/domain/terms/model.ts'
import { given } from '../domain/at-once.ts'
import { claims, releases, workingTown } from '../domain/job/turns.ts'
import { NOW, operations } from '../domain/operation.ts'
import { agrees, contractIn, proposes } from '../domain/terms/signed.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { problemsOf, show, take } from './towns.ts'

const operation = operations()
const { database, town, run } = operation

beforeAll(async () => {
  await workingTown(operation)
  await given(operation, claims('w1', 5), claims('w2', 3), releases('w2', 3), claims('w2', 3))
  const { claimId } = await contractIn(operation)
  await given(operation, proposes(), agrees(claimId), proposes({ yen: 7_000 }))
})

const shown = async () => JSON.parse(JSON.stringify(await show(database(), town(), NOW)))
const claimOf = (file: { jobs: { no: number; claims: unknown[] }[] }, no: number) =>
  JSON.parse(JSON.stringify(file.jobs.find((job) => job.no === no)?.claims))

test('どの版も、そのまま戻る', async () => {
  const [claim] = claimOf(await shown(), 5)
  expect(claim.terms.versions.map(({ state }: { state: string }) => state)).toEqual([
    'given',
    'agreed',
    'proposed',
  ])
  expect(claim.terms.sha256).toBe(claim.terms.versions[1].sha256)
  expect(claim.terms.sha256).toBe(hashOfTerms(claim.terms.versions[1].body))
  await thereAndBack(database(), town(), NOW)
  await elsewhere(database(), town(), NOW)
})

type Version = { sha256: string; body: string; state: string; version: number; by: string }
type Terms = { sha256: string; at: string; versions: [Version, Version, Version] }

/** The problems of the export with the terms of job 5 written otherwise. */
async function forged(change: (terms: Terms) => unknown, into = town()): Promise<string[]> {
  const file = await shown()
  file.town = { ...file.town, id: into, line: {}, slack: {} }
  delete file.audit
  for (const person of file.people) {
    delete person.line
    delete person.slack
  }
  change(file.jobs.find((job: { no: number }) => job.no === 5).claims[0].terms)
  return (await problemsOf(database(), file)).map(({ path, problem }) => `${path} ${problem}`)
}

const FRESH = 'nowhere-yet'
test.each<[string, (terms: Terms) => unknown, RegExp]>([
  [
    '本文が書き換えられている',
    (t) => (t.versions[0].body += ' '),
    /versions\[0\]\.sha256 is not that of the body/,
  ],
  [
    '番号だけ合わせた、条件でないもの',
    (t) => Object.assign(t.versions[0], { body: '{}', sha256: hashOfTerms('{}') }),
    /versions\[0\]\.body does not say/,
  ],
  ['版がとんでいる', (t) => (t.versions[1].version = 5), /versions\[1\]\.version is not 2/],
  [
    '二つめが「渡した」',
    (t) => (t.versions[1].state = 'given'),
    /versions\[1\]\.state is given for the first/,
  ],
  ['知らない人が渡した', (t) => (t.versions[0].by = 'nobody'), /versions\[0\]\.by there is no person nobody/],
  [
    '束ねる番号がちがう',
    (t) => (t.sha256 = t.versions[0].sha256),
    /terms\.sha256 is not that of the version/,
  ],
  ['束ねる日時がちがう', (t) => (t.at = '2026-01-01T00:00:00Z'), /terms\.at is not that of the version/],
])('%s: 読み込まない', async (_, change, why) => {
  expect((await forged(change, FRESH)).join('\n')).toMatch(why)
})

test('何も変えなければ、どこにも誤りはない', async () => {
  expect(await forged(() => undefined, FRESH)).toEqual([])
})

test('渡した条件は、番号の合う別の文でも上書きできず、答えも戻らない', async () => {
  const body = (t: Terms) => t.versions[0].body.replace('5000', '4000')
  const other = await forged((t) =>
    Object.assign(t.versions[0], { body: body(t), sha256: hashOfTerms(body(t)) }),
  )
  expect(other.join('\n')).toMatch(/versions\[0\]\.sha256 was given already/)
  const back = await forged((t) => (t.versions[1].state = 'declined'))
  expect(back.join('\n')).toMatch(/versions\[1\]\.state is agreed already/)
})

test('読み込んだ相談にも、本人が同意できる', async () => {
  const file = await shown()
  file.town = { ...file.town, id: 'moved', line: {}, slack: {} }
  delete file.audit
  for (const person of file.people) {
    delete person.line
    delete person.slack
  }
  await take(database(), file, NOW)
  const { db } = database()
  const claim = await db.claim.findFirstOrThrow({ where: { townId: 'moved', personId: 'w1', jobNo: 5 } })
  const agreed = await run({ by: 'w1' }, (act) =>
    agreeToTerms({ ...act, town: 'moved' }, { claimId: claim.id, version: 3 }),
  )
  expect(agreed.ok).toBe(true)
  expect(await db.claim.findFirst({ where: { townId: 'moved', id: claim.id } })).toMatchObject({
    payYen: 7_000,
  })
})
