// A clock that can be put forward and back again; it goes on from wherever it was put.

export type MovingClock = {
  /** In epoch milliseconds. */
  now: () => number
  moveTo: (at: number) => void
  /** To the time on the wall. */
  back: () => void
  isMoved: () => boolean
}

export function createMovingClock(wall: () => number = Date.now): MovingClock {
  let ahead = 0
  return {
    now: () => wall() + ahead,
    moveTo: (at) => {
      ahead = at - wall()
    },
    back: () => {
      ahead = 0
    },
    isMoved: () => ahead !== 0,
  }
}
