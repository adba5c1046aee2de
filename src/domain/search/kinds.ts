/** What the search finds, in the order in which the kinds are offered. */
export const kinds = ['text', 'question', 'term', 'lab', 'page'] as const;

export type Kind = (typeof kinds)[number];
