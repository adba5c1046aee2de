/** What came of a question: of a part of a table that cannot be read, the sentence. */
export type Outcome<T> = { value: T } | { fault: string };

/** A part that cannot be read says so in its place; the rest of the page goes on. */
export async function outcomeOf<T>(answer: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await answer };
  } catch (error) {
    // The class does not survive the way out of the worker; its name does.
    if (error instanceof Error && error.name === 'Unreadable') return { fault: error.message };
    throw error;
  }
}
