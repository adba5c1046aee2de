/** What to do with each kind of item. */
export const itemHints = {
  single: 'Choose one.',
  multiple: 'Choose all that apply.',
  ordering: 'Put the steps in order.',
  matching: 'Match each line with a letter.',
  numeric: 'Type a number.',
} as const;
