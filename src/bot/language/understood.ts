// What a sentence can turn out to mean; the names are the outside contract of `understand`.

export type UnderstandRole = 'member' | 'worker' | 'staff'
export type AttendanceMode = 'in-person' | 'online'

export type AttendSlots = {
  mode?: AttendanceMode
  lateMinutes?: number
  leaveEarly?: true
  meetingNo?: number
  month?: number
  day?: number
}
export type ProxySlots = { proxyName?: string; proxyTitle?: string; proxyOrg?: string }
export type ProgressSlots = {
  jobId?: number
  percent?: number
  done?: number
  total?: number
  delayed?: true
}
type Nothing = Record<never, never>

export type Understood =
  | { intent: 'rsvp_attend'; slots: AttendSlots }
  | { intent: 'rsvp_absent'; slots: { reason?: string } }
  | { intent: 'rsvp_undecided'; slots: Nothing }
  | { intent: 'proxy_set'; slots: ProxySlots }
  | { intent: 'proxy_cancel'; slots: { selfAttend?: true } }
  | { intent: 'ask_next_meeting'; slots: { field?: 'place' | 'time' } }
  | { intent: 'ask_agenda' | 'ask_my_status'; slots: Nothing }
  | { intent: 'ask_payment' | 'my_jobs' | 'none'; slots: Nothing }
  | { intent: 'vote_for' | 'vote_against' | 'vote_abstain'; slots: { motionNo?: number } }
  | { intent: 'job_list'; slots: { category?: string } }
  | { intent: 'job_claim' | 'job_release'; slots: { jobId?: number; reason?: string } }
  | { intent: 'job_deliver'; slots: { jobId?: number; url?: string } }
  | { intent: 'job_progress'; slots: ProgressSlots }
  | { intent: 'job_help'; slots: { jobId?: number; callback?: true } }

export const NONE: Understood = { intent: 'none', slots: {} }

/** Keeps only the slots that were found: a missing slot is an absent key. */
export const found = <T extends object>(slots: T): { [K in keyof T]?: NonNullable<T[K]> } => {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {}
  for (const key in slots) {
    const value = slots[key]
    if (value !== undefined && value !== null) kept[key] = value
  }
  return kept
}
