// Skills in the export, and jobs with their claims and their queue.
import type { Reader } from '../../domain/act.ts'
import { jobState, shownState } from '../../domain/job/model.ts'
import { exportApplications } from '../application/export.ts'
import { exportClaims } from '../claim/export.ts'
import { exportQuestions } from '../question/export.ts'
import { iso } from '../values.ts'
import { exportQueues } from '../waiting/export.ts'

export const exportSkills = ({ tx, town }: Reader) =>
  tx.skill.findMany({
    where: { townId: town },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, course: true },
  })

export async function exportJobs(reader: Reader) {
  const { tx, town } = reader
  const jobs = await tx.job.findMany({ where: { townId: town }, orderBy: { no: 'asc' } })
  const claims = await exportClaims(reader)
  const applications = await exportApplications(reader)
  const queue = await exportQueues(reader)
  const questions = await exportQuestions(reader)
  return jobs.map((row) => ({
    no: row.no,
    title: row.title,
    details: row.details,
    slots: row.slots,
    payYen: row.payYen,
    minutes: row.minutes,
    dueAt: row.dueAt.toISOString(),
    skills: row.skills,
    place: row.place,
    how: row.how,
    offeredTo: row.offeredTo,
    order: row.orderNo,
    quantity: row.quantity,
    unit: row.unit,
    payKind: row.payKind,
    rateYen: row.rateYen,
    withholding: row.withholding,
    confidential: row.confidential,
    director: row.directorId,
    publishedAt: iso(row.publishedAt),
    state: shownState({ ...row, state: jobState.parse(row.state) }),
    claims: claims(row.no),
    questions: questions(row.no),
    applications: applications(row.no),
    ...queue(row.no),
  }))
}
