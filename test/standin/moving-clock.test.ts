import { expect, test } from 'vitest'
import { createMovingClock } from '../../standin/moving-clock.ts'

test('a moved clock goes on from where it was put, and comes back to the wall', () => {
  let wall = 1_000
  const clock = createMovingClock(() => wall)
  expect([clock.now(), clock.isMoved()]).toEqual([1_000, false])
  clock.moveTo(50_000)
  wall += 7
  expect([clock.now(), clock.isMoved()]).toEqual([50_007, true])
  clock.back()
  expect([clock.now(), clock.isMoved()]).toEqual([1_007, false])
})
