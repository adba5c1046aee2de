/** 0 → A, 1 → B … : names options in answers that are read apart from them. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** What to do with each kind of item. */
export const itemHints = {
  single: 'Choose one.',
  multiple: 'Choose all that apply.',
  ordering: 'Put the steps in order.',
  matching: 'Match each line with a letter.',
  numeric: 'Type a number.',
} as const;
