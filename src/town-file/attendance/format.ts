import { z } from 'zod'
import { answerKind, attendanceMode } from '../../domain/attendance/model.ts'
import { count, id, provenance, text } from '../values.ts'

export const answerEntry = z.strictObject({
  seat: id,
  person: id,
  answer: answerKind,
  mode: attendanceMode.nullish(),
  note: text.nullish(),
  lateMinutes: count.nullish(),
  leaveEarly: z.boolean().optional(),
  ...provenance,
})
