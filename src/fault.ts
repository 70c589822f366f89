/** What a fault says of itself, for a log or a report; something thrown that is no error says nothing. */
export const faultOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')
