// What can be wrong with courses: their numbers and dates, skills nobody knows, more people than seats, somebody in one twice.

import { SYSTEM } from '../../domain/people/model.ts'
import { PLACED } from '../../domain/training/model.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import type { FileCourse } from './format.ts'
import { mergeEnrolments } from './merge.ts'

export function checkCourses(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.courses,
    { path: ['courses'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is courses[${first}] already`,
  )
  for (const [index, course] of (file.courses ?? []).entries()) {
    const path = ['courses', index]
    checkCourse(checking, course, path)
    checkEnrolments(checking, course, path)
  }
}

function checkCourse({ known, stored, say }: Checking, course: FileCourse, path: Path): void {
  const { skill, orientation = false, dates, by, seats } = course
  if (skill && !known.skills.has(skill)) say([...path, 'skill'], `there is no skill ${skill}`)
  if (!skill && !orientation) say([...path, 'skill'], 'is missing: only an orientation gives none')
  if (by !== undefined && by !== SYSTEM && !known.people.has(by))
    say([...path, 'by'], `there is no person ${by}`)
  if (dates.length === 0) say([...path, 'dates'], 'must not be empty')
  sayRepeated(
    dates,
    { path: [...path, 'dates'], key: (at) => at, say },
    (at, first) => `${at} is dates[${first}] already`,
  )
  const { taken } = mergeEnrolments(course, stored)
  if (taken > seats) say([...path, 'enrolments'], `are ${taken} with a seat, and there are ${seats} seats`)
}

function checkEnrolments({ known, say }: Checking, course: FileCourse, path: Path): void {
  const { enrolments = [], dates, state: courseState = 'open' } = course
  const isPlaced = (state: string) => PLACED.some((one) => one === state)
  const living = enrolments.map(({ worker, state }) => (isPlaced(state) ? worker : undefined))
  sayRepeated(
    living.map((worker) => ({ worker })),
    { path: [...path, 'enrolments'], key: ({ worker }) => worker, say },
    (worker, first) => `${worker} has a place in enrolments[${first}] already`,
  )
  for (const [index, { worker, state, endedAt, came = [], by }] of enrolments.entries()) {
    const at = [...path, 'enrolments', index]
    if (!known.workers.has(worker)) say([...at, 'worker'], `there is no worker ${worker}`)
    if (by !== undefined && by !== SYSTEM && !known.people.has(by))
      say([...at, 'by'], `there is no person ${by}`)
    if (isPlaced(state) && courseState === 'cancelled')
      say([...at, 'state'], `is ${state}, and the course is cancelled`)
    if (state === 'waiting' && courseState === 'held')
      say([...at, 'state'], 'is waiting, and the course is held')
    if (isPlaced(state) && endedAt) say([...at, 'endedAt'], `belongs to an enrolment that has ended`)
    for (const [n, day] of came.entries())
      if (!dates.includes(day)) say([...at, 'came', n], `${day} is no date of the course`)
  }
}
