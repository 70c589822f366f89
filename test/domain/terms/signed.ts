// Terms of the small town's workers, each act as a turn that runs by itself or beside another.
import { deliverJob } from '../../../src/domain/delivery/deliver.ts'
import { agreeToTerms, declineTerms } from '../../../src/domain/terms/agree.ts'
import { composeTerms } from '../../../src/domain/terms/compose.ts'
import type { TermsBody } from '../../../src/domain/terms/model.ts'
import { type Proposal, proposeTerms, withdrawTerms } from '../../../src/domain/terms/propose.ts'
import { contractWith } from '../../../src/domain/terms/read.ts'
import { turn } from '../at-once.ts'
import { STAFF } from '../job/turns.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

/** A worker's job 5 of the small town, of 5,000 yen and due on 18 December. */
export const HELD = { no: 5, personId: 'w1' }
export const LATER = new Date('2026-12-22T17:00+09:00')

export const proposes = (change: Partial<Proposal> = { yen: 6_000 }, by: string = STAFF.by, now = NOW) =>
  turn(by, now, (act) => proposeTerms(act, { ...HELD, reason: '量が増えたため', ...change }))
export const withdraws = (claimId: number, version = 2, by: string = STAFF.by) =>
  turn(by, NOW, (act) => withdrawTerms(act, { claimId, version }))
export const agrees = (claimId: number, version = 2, by = 'w1', now = NOW) =>
  turn(by, now, (act) => agreeToTerms(act, { claimId, version }))
export const declines = (claimId: number, version = 2, by = 'w1') =>
  turn(by, NOW, (act) => declineTerms(act, { claimId, version }))
export const delivers = (now = NOW) => turn('w1', now, (act) => deliverJob(act, HELD))

/** The contract of job 5 as it stands; there is one. */
export async function contractIn({ run }: Operations, of = HELD) {
  const contract = await run({ by: of.personId }, (act) => contractWith(act, of))
  if (!contract) throw new Error('no contract')
  return contract
}

/** Its versions in a line each: `1 given 5000`. */
export const versionsIn = async (operation: Operations): Promise<string[]> =>
  (await contractIn(operation)).versions.map(
    ({ version, state, body }) => `${version} ${state} ${body.pay.yen} ${body.delivery.dueAt.slice(0, 10)}`,
  )

/** Pay and day of delivery of the claim itself. */
export async function claimIn({ database, town }: Operations) {
  const { id, payYen, dueAt } = await database().db.claim.findFirstOrThrow({
    where: { townId: town(), personId: 'w1', jobNo: 5 },
    orderBy: { id: 'desc' },
  })
  return { id, payYen, dueAt }
}

/** Everything terms are made of. */
export const BASIS: Parameters<typeof composeTerms>[0] = {
  orderer: '立科町',
  timezone: 'Asia/Tokyo',
  settings: { payMode: 'strict-60', payMethod: '口座振込', inspectionDays: 10 },
  worker: '林 はるか',
  director: null,
  no: 3,
  title: '名簿入力',
  details: null,
  quantity: null,
  unit: null,
  payKind: 'fixed',
  payYen: 3000,
  rateYen: null,
  withholding: null,
  dueAt: new Date('2026-12-20T17:00+09:00'),
  place: null,
  confidential: false,
  reorderClient: null,
  reorderDue: null,
}

export const termsOf = (change: Partial<typeof BASIS> = {}): TermsBody =>
  composeTerms({ ...BASIS, ...change }, NOW)
