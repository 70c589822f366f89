// Steps of the plan as tests take them, by the secretariat, on 25 November 2026.
import { changeMilestone, type MilestoneChange } from '../../../src/domain/roadmap/change.ts'
import { dropMilestone, finishMilestone, reopenMilestone } from '../../../src/domain/roadmap/finish.ts'
import { makeMilestone } from '../../../src/domain/roadmap/make.ts'
import type { Milestone } from '../../../src/domain/roadmap/model.ts'
import { moveMilestone } from '../../../src/domain/roadmap/move.ts'
import { findMilestone } from '../../../src/domain/roadmap/read.ts'
import { remindMilestones } from '../../../src/domain/roadmap/remind.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { type Doing, NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

const ZONE = { timezone: 'Asia/Tokyo' }

type Making = { title?: string; when?: string; year?: number; ownerId?: string; after?: readonly number[] }

export function stepsIn({ run, town }: Operations) {
  const making = (
    { title = '条例案の提出', when = '6月中旬', after = [], ...more }: Making = {},
    doing: Doing = STAFF,
  ) => run(doing, (act) => makeMilestone(act, ZONE, { title, when, after, ...more }))
  const step = async (no: number): Promise<Milestone> => {
    const found = await run({ by: 'system' }, (act) => findMilestone(act, no))
    if (!found) throw new Error(`no step ${no}`)
    return found
  }
  return {
    making,
    made: async (how: Making = {}) => granted(await making(how)),
    step,
    finishing: (no: number, doing: Doing = STAFF) => run(doing, (act) => finishMilestone(act, { no })),
    dropping: (no: number, doing: Doing = STAFF) =>
      run(doing, (act) => dropMilestone(act, { no, reason: '不要になった' })),
    reopening: (seen: Pick<Milestone, 'no' | 'revision'>, doing: Doing = STAFF) =>
      run(doing, (act) => reopenMilestone(act, seen)),
    moving: ({ no, revision }: Milestone, when: string, doing: Doing = STAFF, year?: number) =>
      run(doing, (act) => moveMilestone(act, ZONE, { no, revision, when, year })),
    changing: ({ no, revision }: Milestone, change: MilestoneChange, doing: Doing = STAFF) =>
      run(doing, (act) => changeMilestone(act, { no, revision, ...change })),
    reminding: async (now: Date = NOW) =>
      (
        await run({ by: 'system', via: 'clock', now }, (act) =>
          remindMilestones(act, { id: town(), ...ZONE }),
        )
      ).map(({ milestone, news }) => `${milestone.no} ${news}`),
  }
}
