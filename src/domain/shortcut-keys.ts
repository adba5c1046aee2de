/** The shortcuts, as they are listed: the key, and what it does. */
export const shortcutKeys = [
  ['/', 'search'],
  ['n', 'next module on your path'],
  ['p', 'previous module on your path'],
  ['1 to 4', 'choose an answer where one is asked at a time'],
  ['?', 'the list of these keys'],
  ['Esc', 'close what is open'],
] as const;
