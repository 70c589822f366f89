/** Somebody else changed the same thing in this very moment: the turn is rolled back and answered anew. */
export class LostRace extends Error {
  override name = 'LostRace'
}
