import { atom } from 'nanostores';

/** How many questions review still asks today; null while that is not known. */
export const $due = atom<number | null>(null);
